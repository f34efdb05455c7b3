import { dayOf, type HouseholdId } from '../../core/index.ts';
import type { Claim, RegisteredHousehold, Store } from '../../store/index.ts';
import type { Lexicon } from '../../understanding/index.ts';
import { memberIn } from './families.ts';
import { mergeFamily } from './merge-family.ts';
import type { ImportPreset } from './preset.ts';
import { readSaid, textIn } from './rows.ts';
import type { RowReason } from './verdict.ts';

export type Settled =
  | { ok: true; household: RegisteredHousehold }
  | { ok: false; reason: RowReason | 'head_elsewhere' };

interface SettleParts {
  store: Pick<Store, 'register'>;
  lexicon: Lexicon;
  now: Date;
}

/**
 * Put a row that waited into the household a person has named. Whoever is a member elsewhere under the same ID number
 * has moved: the person's word takes them out there; a head stays, since that household would be nobody's. Running it
 * again changes nothing.
 */
export async function settleClaim(
  { store, lexicon, now }: SettleParts,
  preset: ImportPreset,
  claim: Claim,
  id: HouseholdId,
): Promise<Settled> {
  const before = await store.register.load(id);
  if (before === null) return { ok: false, reason: 'no_head' };
  const row = readSaid(claim.row, preset, { today: dayOf(now), lexicon });
  if (row.fault !== undefined) return { ok: false, reason: row.fault.reason };
  const relation = textIn(row, 'relation');
  const headWords = preset.columns.find(({ field }) => field === 'relation')?.choices?.['head'] ?? [];
  const head = relation !== undefined && headWords.includes(relation);
  const member = memberIn(row, relation);
  const others =
    member.idNumber === undefined
      ? []
      : (await store.register.findByIdNumber(member.idNumber)).filter((one) => one.id !== id);
  if (others.some(({ family }) => family[0]?.idNumber === member.idNumber)) {
    return { ok: false, reason: 'head_elsewhere' };
  }
  const family = { village: before.village, facts: {}, persons: [{ row: 0, head, member }] };
  const { household, verdicts } = mergeFamily(family, before, false);
  const [verdict] = verdicts;
  if (verdict?.state === 'unclaimed' && verdict.reason !== undefined) {
    return { ok: false, reason: verdict.reason };
  }
  // Whoever the register knows is no stranger's guess any more.
  const { provisional: _provisional, ...known } = household;
  await store.register.updateMany([
    known,
    ...others.map((other) => ({
      ...other,
      members: Math.max(1, other.members - 1),
      family: other.family.filter(({ idNumber }) => idNumber !== member.idNumber),
    })),
  ]);
  return { ok: true, household: known };
}
