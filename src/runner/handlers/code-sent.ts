import { groupIdOf, isWithin, type AreaCode, type GroupKind, type PersonId } from '../../core/index.ts';
import type { MessageData, MessageName } from '../../documents/index.ts';
import type { Turn } from '../../store/index.ts';
import { addressOf } from '../telling/notices.ts';
import { placeNameOf } from '../telling/places.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import type { Handler } from './handler.ts';

/**
 * Wrong codes a contact may send a day: enough for a slip of the finger, and with eight digits nobody gets anywhere by
 * trying.
 */
const mostWrong = 5;

/** A one-time code: it makes a contact a cadre, or a group chat one of the county's. Good once, for the first who may. */
export const handleCodeSent: Handler<'code_sent'> = async ({ runtime, scene, turn, event }) => {
  const { codes } = runtime.store;
  const inGroup = event.use === 'group';
  const wrong = await codes.countWrong(turn.contact, scene.today, turn.id);
  if (wrong >= mostWrong) return reply(runtime, turn, 'code_refused', { why: 'too_many', inGroup });
  const use = await codes.find(event.code, event.use, turn.id, turn.at);
  if (use?.kind === 'group' && !mayBind(scene, use.area)) {
    // The code stays good: the right person sends it next.
    return reply(runtime, turn, 'code_refused', { why: 'not_allowed', inGroup });
  }
  const taken = use === null ? null : await codes.redeem(event.code, event.use, turn.id, turn.at);
  if (taken === null) {
    await codes.noteWrong(turn.contact, scene.today, turn.id);
    const left = mostWrong - wrong - 1;
    const shown = inGroup || left === 0 ? {} : { left };
    return reply(runtime, turn, 'code_refused', { why: 'wrong', inGroup, ...shown });
  }
  if (taken.kind === 'group') await bindGroup(runtime, turn, event.room ?? '', taken.area, taken.groupKind);
  else await bindPerson(runtime, scene, turn, taken.person);
};

/** Whoever holds a role in the area or above it speaks for its groups. */
function mayBind({ roles }: Scene, area: AreaCode): boolean {
  return roles.some((held) => held.role !== 'villager' && isWithin(area, held.area));
}

async function bindGroup(
  runtime: Runtime,
  turn: Turn,
  room: string,
  area: AreaCode,
  kind: GroupKind,
): Promise<void> {
  const place = placeNameOf(runtime, area);
  const topic = `${place}${runtime.renderer.word('group_kind', kind)}`;
  await runtime.store.groups.bind({ id: groupIdOf(turn.channel, turn.account, room), area, kind, topic });
  await reply(runtime, turn, 'group_bound', { place, kind });
}

/** One person, one phone: the phone before is nobody's any more, and whoever this phone was is not reached by it. */
async function bindPerson(runtime: Runtime, scene: Scene, turn: Turn, id: PersonId): Promise<void> {
  const { people, contacts } = runtime.store;
  const person = await people.find(id);
  if (person === null) return reply(runtime, turn, 'code_refused', { why: 'wrong', inGroup: false });
  const { contact: before } = person;
  if (before !== undefined && before !== turn.contact) {
    await contacts.releasePerson(before, id);
    runtime.states.forget(before);
  }
  if (scene.person !== null && scene.person.id !== id) await people.setContact(scene.person.id, null);
  await contacts.assignPerson(turn.contact, id);
  await people.setContact(id, turn.contact);
  runtime.states.forget(turn.contact);
  const roles = person.roles.filter(({ to }) => to === undefined || to >= scene.today);
  await reply(runtime, turn, 'person_bound', {
    name: person.name,
    roles: roles.map(({ role, area }) => ({ role, place: placeNameOf(runtime, area) })),
  });
}

/** Where it was said: in the group, to whoever said it, or in private. */
async function reply<N extends MessageName>(
  runtime: Runtime,
  turn: Turn,
  template: N,
  data: MessageData[N],
): Promise<void> {
  const { channel, account, contact, inbound } = turn;
  const own = addressOf(contact);
  const to =
    inbound.room === undefined || !('peer' in own)
      ? own
      : { channel, account, room: inbound.room, mentions: [own.peer] };
  await runtime.outbox.enqueue({
    dedupeKey: `reply:${turn.id}:act`,
    kind: 'reply',
    to,
    sealKey: inbound.room === undefined ? turn.sealKey : groupIdOf(channel, account, inbound.room),
    text: runtime.renderer.render(template, data),
    at: turn.at,
    turn: turn.id,
  });
}
