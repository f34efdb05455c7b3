import { holdsOn, type Day } from '../../core/index.ts';
import type { RejectionState } from '../../cases/index.ts';
import type { PersonToCall, RejectionText } from '../../documents/index.ts';
import type { Person } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';

/** Somebody a villager can call: name, what they are, phone. */
export function personToCall(runtime: Runtime, person: Person, today: Day): PersonToCall {
  const assignment = person.roles.find((one) => holdsOn(one, today));
  return {
    name: person.name,
    ...(assignment === undefined ? {} : { title: runtime.renderer.word('role', assignment.role) }),
    ...(person.phone === undefined ? {} : { phone: person.phone }),
  };
}

/** Why a household was not taken in, as far as it is told. */
export function rejectionText({ reason, exclusion, note }: RejectionState): RejectionText {
  return {
    reason,
    ...(exclusion === undefined ? {} : { exclusion }),
    ...(note === undefined ? {} : { note }),
  };
}
