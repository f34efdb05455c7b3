import {
  dayOf,
  holdsOn,
  toId,
  type ContactId,
  type Day,
  type HouseholdId,
  type Role,
  type RoleAssignment,
} from '../core/index.ts';
import { officeRoles, type Actor } from '../cases/index.ts';
import type { Session } from '../flow/index.ts';
import type { Binding, Person, Request, SealKey, TurnEvent } from '../store/index.ts';
import type { ContactState } from './contact-state.ts';
import type { Runtime } from './runtime.ts';

/** Who is speaking, when, and in which open talk: all that a turn looks at besides the message. */
export interface Scene {
  contact: ContactId;
  seq: number;
  session: Session | null;
  binding: Binding | null;
  /** The request on whose line the speaker is: words go to the other end. */
  line: Request | null;
  /** Set for people of the county's work. */
  person: Person | null;
  /** Roles that hold today. */
  roles: RoleAssignment[];
  now: Date;
  today: Day;
}

/** The contact's state with who they are and which roles they hold on the day of `now`. */
export async function openScene(runtime: Runtime, state: ContactState, now: Date): Promise<Scene> {
  const { contact } = state;
  const today = dayOf(now);
  const person = contact.person === undefined ? null : await runtime.store.people.find(contact.person);
  return {
    contact: contact.id,
    seq: state.seq,
    session: state.session,
    binding: contact.binding ?? null,
    // A job run by hand may have ended it meanwhile.
    line: state.line === null ? null : await runtime.store.requests.findLine(contact.id),
    person,
    roles: person?.roles.filter((assignment) => holdsOn(assignment, today)) ?? [],
    now,
    today,
  };
}

/** Whether the speaker has one of the roles today; no list means anyone may. */
export function hasRole(scene: Scene, roles: readonly Role[] | undefined): boolean {
  return roles === undefined || scene.roles.some(({ role }) => roles.includes(role));
}

/**
 * Whose key seals what is said: a cadre's talk about a household, what they read of it, and with somebody on a line, under theirs, a
 * villager's under their own household's where one is known, everything else under the contact's.
 */
export function sealKeyOf(scene: Scene, events: readonly TurnEvent[]): SealKey {
  const taken = events.find((event) => event.type === 'request_taken');
  const viewed = events.find((event) => event.type === 'case_viewed');
  const other = viewed?.household ?? taken?.sealKey ?? scene.line?.sealKey;
  return other ?? subjectOf(scene.session, events) ?? scene.binding?.household ?? scene.contact;
}

/** The household of the case that the talk has chosen from its list. */
function subjectOf(before: Session | null, events: readonly TurnEvent[]): HouseholdId | null {
  const recorded = events.flatMap((event) => (event.type === 'answer_recorded' ? event.answer : []));
  const answers = [...recorded, ...Object.values(before?.answers ?? {})];
  const chosen = answers.flatMap((answer) =>
    answer.status === 'given' && answer.value.type === 'select_one' ? answer.value.choice : [],
  );
  const items = Object.values(before?.lists ?? {}).flat();
  const household = items.find(({ name }) => chosen.includes(name))?.data?.['household'];
  return typeof household === 'string' ? toId<HouseholdId>(household) : null;
}

/** The speaker as a villager, whatever else they are: with trouble at home a cadre is one, too. */
export function villagerOf({ person }: Scene): Actor {
  return { person: person?.id ?? 'unbound', role: 'villager', area: null };
}

/** The speaker as the journal names an actor, once for each role held today; last of all as a villager. */
export function actorsOf(scene: Scene): [Actor, ...Actor[]] {
  const { person } = scene;
  const villager = villagerOf(scene);
  if (person === null) return [villager];
  const [first, ...rest] = scene.roles.map(({ role, area }): Actor => ({ person: person.id, role, area }));
  return first === undefined ? [villager] : [first, ...rest, villager];
}

/** Whether the speaker acts for a village, not only for the households in their care. */
export function isCommittee(scene: Scene): boolean {
  return scene.roles.some(({ role }) => role === 'village_secretary' || role === 'village_cadre');
}

/** Whether the speaker acts for the township or the county. */
export function isOffice(scene: Scene): boolean {
  return scene.roles.some(({ role }) => officeRoles.includes(role));
}

/** Which menu the speaker sees. */
export function menuKindOf(scene: Scene): 'villager' | 'cadre' | 'office' {
  if (scene.person === null) return 'villager';
  const visits = scene.roles.some(({ role }) => role === 'liaison') || isCommittee(scene);
  return isOffice(scene) && !visits ? 'office' : 'cadre';
}
