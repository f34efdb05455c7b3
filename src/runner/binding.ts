import type { AreaCode } from '../core/index.ts';
import type { Binding, TurnEvent } from '../store/index.ts';
import { addressOfAnswer, nameOf, phoneOf, type Answers } from './answers.ts';
import type { Runtime } from './runtime.ts';

/** What the binding talk found out: the event for the turn, and the binding the next talk can count on. */
export interface DeclaredBinding {
  event: Extract<TurnEvent, { type: 'binding_declared' }>;
  binding: Binding;
}

/**
 * Who the contact says it is (B-1 … B-6). A chat account is not an identity: a household is only named when exactly
 * one of the village has a head or member of that name (and that 组, when given); a cadre still has to confirm.
 */
export async function declareBinding(runtime: Runtime, answers: Answers): Promise<DeclaredBinding> {
  const name = nameOf(answers, 'name') ?? '';
  const address = addressOfAnswer(answers, 'place');
  const phone = phoneOf(answers, 'phone');
  const area = address?.area ?? null;
  const household = area === null ? null : await findHousehold(runtime, name, area, address?.group);
  const said = {
    name,
    area,
    place: address?.text ?? '',
    ...(address?.group === undefined ? {} : { group: address.group }),
    ...(phone === null ? {} : { phone }),
    household,
  };
  return {
    event: { type: 'binding_declared', ...said },
    binding: { ...said, standing: 'declared', at: runtime.clock.now() },
  };
}

async function findHousehold(runtime: Runtime, name: string, area: AreaCode, group: number | undefined) {
  const { households, register } = runtime.store;
  const named = [...(await households.findByName(name, area)), ...(await register.findByMember(name, area))];
  const fitting = named.filter(
    (one) => group === undefined || one.group === undefined || one.group === group,
  );
  const [only, ...others] = new Set(fitting.map(({ id }) => id));
  return only !== undefined && others.length === 0 ? only : null;
}
