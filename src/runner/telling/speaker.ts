import { groupIdOf, type AreaCode } from '../../core/index.ts';
import { addressOfAnswer, nameOf, phoneOf } from '../answers.ts';
import { areaOf } from './owner.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** All we can tell a cadre about who is speaking: the register first, then what was said in the talk, then the phone. */
export interface Speaker {
  /** Empty when nobody has said it; then `nickname` is all there is. */
  name: string;
  nickname: string;
  area: AreaCode | null;
  /** The place in the speaker's own words, where no village is known. */
  place: string;
  group?: number;
  /** Household's short number. */
  number?: number;
  phone?: string;
  /** The group chat it was said in. */
  topic?: string;
}

/** What of the message itself tells who speaks. */
export interface Heard {
  peerName: string;
  /** The channel's id of the group chat it was said in. */
  room?: string;
}

/** `heard` adds what the message tells of somebody whom neither register nor talk names. */
export async function findSpeaker(runtime: Runtime, scene: Scene, heard: Heard): Promise<Speaker> {
  const { binding, person, session } = scene;
  const { store, channel } = runtime;
  const id = binding?.household ?? null;
  const household = id === null ? null : await store.households.find(id);
  const chat =
    heard.room === undefined
      ? null
      : await store.groups.find(groupIdOf(channel.name, channel.account, heard.room));
  // Somebody in the middle of saying who they are has said part of it already.
  const answers = session?.answers ?? {};
  const address = addressOfAnswer(answers, 'place');
  const group = binding?.group ?? household?.group ?? address?.group;
  const phone = binding?.phone ?? household?.phone ?? person?.phone ?? phoneOf(answers, 'phone') ?? undefined;
  return {
    name: binding?.name ?? household?.name ?? person?.name ?? nameOf(answers, 'name') ?? '',
    nickname: heard.peerName,
    area: areaOf(scene, chat?.area),
    place: binding?.place ?? address?.text ?? '',
    ...(group === undefined ? {} : { group }),
    ...(household === null ? {} : { number: household.number }),
    ...(phone === undefined ? {} : { phone }),
    ...(chat === null ? {} : { topic: chat.topic }),
  };
}
