import { maskIdNumber } from '../core/index.ts';
import type { CopiedAnswer, MessageData } from '../documents/index.ts';
import type { Household, Member } from '../store/index.ts';
import type { CommandParts } from './with-store.ts';

type CopiedRegister = Pick<MessageData['household_copy'], 'register' | 'family'>;

/** What the county's lists say of a household and everybody in it, under the titles that the lists have. */
export async function copyRegister(
  { store, definitions: { presets, renderer } }: CommandParts,
  { id, members }: Household,
): Promise<CopiedRegister> {
  const titles = new Map<string, string>();
  for (const { kind, columns } of presets) {
    for (const { field, aliases } of kind === 'households' ? columns : [])
      if (!titles.has(field)) titles.set(field, aliases[0] ?? field);
  }
  const tell = (field: string, said: string | boolean | undefined): CopiedAnswer[] => {
    if (said === undefined) return [];
    const short = titles.get(field) ?? field;
    return [{ short, said: typeof said === 'string' ? said : renderer.word('yes_no', String(said)) }];
  };
  const tellAll = (kind: string, facts: Record<string, string> = {}): CopiedAnswer[] =>
    Object.entries(facts).flatMap(([field, said]) => tell(`${kind}.${field}`, said));
  const tellMember = ({ name: _name, idNumber, facts, ...rest }: Member): CopiedAnswer[] => [
    ...tell('relation', rest.relation),
    ...tell('idNumber', idNumber === undefined ? undefined : maskIdNumber(idNumber)),
    ...tell('birth', rest.birth),
    ...tell('phone', rest.phone),
    ...tell('onHukou', rest.onHukou),
    ...tell('livesHere', rest.livesHere),
    ...tell('sharesBudget', rest.sharesBudget),
    ...tellAll('member', facts),
  ];
  const known = await store.register.load(id);
  return {
    register: [
      ...tell('members', String(members)),
      ...tell('code', known?.code),
      ...tellAll('household', known?.facts),
    ],
    family: (known?.family ?? []).map((member) => ({ name: member.name, answers: tellMember(member) })),
  };
}
