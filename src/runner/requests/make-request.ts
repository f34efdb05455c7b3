import type { AreaCode, MediaId } from '../../core/index.ts';
import { valueOf } from '../../cases/index.ts';
import type { Person, Request, RequestKind, Turn } from '../../store/index.ts';
import { deriveId } from '../derive-id.ts';
import { findOwner } from '../telling/owner.ts';
import { placeNameOf } from '../telling/places.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { findSpeaker } from '../telling/speaker.ts';

/** What is asked for; the rest follows from who speaks. */
export interface Asked {
  kind: RequestKind;
  text?: string;
  media?: MediaId[];
  topic?: string;
  /** The speaker wants to stay unnamed. */
  unnamed?: boolean;
  /** Whose people it goes to, where that is not who looks after the speaker. */
  addressee?: { area: AreaCode; owner: Person | null };
}

/** Id of the request that a turn makes. */
export function requestIdOf({ id }: Turn): string {
  return deriveId('request', id);
}

/** Keep a request of the turn's speaker for the person in charge. The same turn makes the same one. */
export async function makeRequest(
  runtime: Runtime,
  scene: Scene,
  turn: Turn,
  { kind, text = '', media = [], topic, unnamed = false, addressee }: Asked,
): Promise<{ request: Request; owner: Person | null }> {
  const speaker = await findSpeaker(runtime, scene, turn.inbound);
  const area = addressee?.area ?? speaker.area ?? runtime.county;
  const owner = addressee === undefined ? await findOwner(runtime, scene, speaker.area) : addressee.owner;
  const request = await runtime.store.requests.insert({
    id: requestIdOf(turn),
    kind,
    from: turn.contact,
    area,
    at: turn.at,
    owner: owner?.id ?? null,
    sealKey: turn.sealKey,
    said: {
      name: unnamed ? '' : speaker.name || speaker.nickname,
      place: speaker.area === null ? speaker.place : placeNameOf(runtime, speaker.area),
      ...(unnamed || speaker.group === undefined ? {} : { group: speaker.group }),
      ...(unnamed || speaker.phone === undefined ? {} : { phone: speaker.phone }),
      text,
      media,
      ...(topic === undefined ? {} : { topic }),
    },
    dueAt: kind === 'question' ? null : hoursAfter(turn.at, valueOf(runtime.profile, 'request.remindHours')),
  });
  return { request, owner };
}

/** The instant so many hours later; null where the county sets no hours. */
export function hoursAfter(at: Date, hours: number | null): Date | null {
  return hours === null ? null : new Date(at.getTime() + hours * 3_600_000);
}
