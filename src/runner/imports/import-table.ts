import { dayOf, type AreaCode, type HouseholdId } from '../../core/index.ts';
import type { Area, Claim, RegisteredHousehold, Store } from '../../store/index.ts';
import type { Lexicon } from '../../understanding/index.ts';
import { groupRows } from './families.ts';
import { judgeAreas } from './judge-areas.ts';
import { judgeHouseholds, keysOf } from './judge-households.ts';
import { judgeRoster } from './judge-roster.ts';
import { findMended } from './mended-claims.ts';
import type { ImportPreset } from './preset.ts';
import { findHeader, readRows, type Header, type ReadRow } from './rows.ts';
import type { Verdict } from './verdict.ts';

export interface ImportParts {
  store: Pick<Store, 'areas' | 'people' | 'register' | 'claims'>;
  lexicon: Lexicon;
  now: Date;
  /** A fresh id, never given before. */
  newId: () => string;
}

/** What became of every row, in the order of the sheet; or the titles that no row of the sheet had. */
export type ImportOutcome =
  | { header: Header; verdicts: Verdict[] }
  | { missing: string[] }
  | { noAreas: true };

/** Verdicts, and the writing of what they promise. */
interface Plan {
  verdicts: Verdict[];
  write(): Promise<void>;
}

/**
 * Judge every row of a sheet and, with `apply`, write what follows. Reads and writes go in groups: the commands grow with
 * the groups, not with the rows. What was written before an interruption is found again by the next run.
 */
export async function importTable(
  parts: ImportParts,
  preset: ImportPreset,
  table: readonly string[][],
  { apply }: { apply: boolean },
): Promise<ImportOutcome> {
  const header = findHeader(table, preset);
  if ('missing' in header) return header;
  const areas = await parts.store.areas.list();
  const county = areas.find(({ level }) => level === 'county')?.code;
  // Without villages every row of every list would wait to be claimed.
  if (county === undefined && preset.kind !== 'areas') return { noAreas: true };
  const rows = readRows(table, header, { today: dayOf(parts.now), lexicon: parts.lexicon });
  const plan = await planRows(parts, preset, rows, { areas, county, header });
  const judged = plan.verdicts.toSorted((a, b) => a.row - b.row);
  const verdicts = await recallClaims(parts, preset, rows, judged);
  if (apply) {
    await plan.write();
    await keepClaims(parts, preset, rows, verdicts, county);
  }
  return { header, verdicts };
}

interface Place {
  areas: Area[];
  county: AreaCode | undefined;
  header: Header;
}

async function planRows(
  parts: ImportParts,
  preset: ImportPreset,
  rows: ReadRow[],
  place: Place,
): Promise<Plan> {
  const { store, newId } = parts;
  const { areas, county } = place;
  const faults = rows.flatMap(({ row, fault }): Verdict[] =>
    fault === undefined ? [] : [{ row, state: 'faulty', ...fault }],
  );
  const sound = rows.filter(({ fault }) => fault === undefined);
  if (preset.kind === 'areas' || county === undefined) {
    const { verdicts, insert, setAliases } = judgeAreas(sound, areas);
    const write = async (): Promise<void> => {
      await store.areas.insertMany(insert);
      await store.areas.setAliases(setAliases);
    };
    return { verdicts: [...faults, ...verdicts], write };
  }
  if (preset.kind === 'roster') {
    const context = { people: await store.people.list(), areas, county, today: dayOf(parts.now), newId };
    const { verdicts, insert, update } = judgeRoster(sound, context);
    const write = async (): Promise<void> => {
      await store.people.insertMany(insert);
      await store.people.updateMany(update);
    };
    return { verdicts: [...faults, ...verdicts], write };
  }
  const relation = place.header.columns.find(({ column }) => column.field === 'relation')?.column;
  const { families, verdicts: early } = groupRows(rows, areas, county, {
    hasRelations: relation !== undefined,
    headWords: relation?.choices?.['head'] ?? [],
  });
  const known = await store.register.find(keysOf(families));
  const { verdicts, insert, update } = judgeHouseholds(families, known, () => `h-${newId()}`);
  const write = async (): Promise<void> => {
    await store.register.insertMany(await numberEach(store, insert));
    await store.register.updateMany(update);
  };
  return { verdicts: [...early, ...verdicts], write };
}

/** Short numbers for new households, in the order of the file; one command a village. */
async function numberEach(
  { register }: ImportParts['store'],
  households: RegisteredHousehold[],
): Promise<RegisteredHousehold[]> {
  const byVillage = new Map<AreaCode, RegisteredHousehold[]>();
  for (const household of households) {
    const list = byVillage.get(household.village);
    if (list === undefined) byVillage.set(household.village, [household]);
    else list.push(household);
  }
  const numbers = new Map<HouseholdId, number>();
  for (const [village, list] of byVillage) {
    const first = await register.takeNumbers(village, list.length);
    for (const [index, { id }] of list.entries()) numbers.set(id, first + index);
  }
  return households.map((household) => ({ ...household, number: numbers.get(household.id) ?? 0 }));
}

/** What a person has said of a row stands, however often the row comes. */
async function recallClaims(
  { store }: ImportParts,
  preset: ImportPreset,
  rows: ReadRow[],
  verdicts: Verdict[],
): Promise<Verdict[]> {
  const said = new Map(rows.map((row) => [row.row, row.said]));
  const unclear = verdicts.filter(({ state }) => state === 'unclaimed');
  const settled = await store.claims.areSettled(
    unclear.map(({ row }) => ({ preset: preset.id, row: said.get(row) ?? {} })),
  );
  const known = new Set(unclear.filter((_, index) => settled[index] === true).map(({ row }) => row));
  return verdicts.map((verdict) =>
    known.has(verdict.row) ? { row: verdict.row, state: 'same', reason: 'claimed_before' } : verdict,
  );
}

/** Rows that wait are kept for whose people know; those that have found their place, as they were or mended, wait no more. */
async function keepClaims(
  { store, now }: ImportParts,
  preset: ImportPreset,
  rows: ReadRow[],
  verdicts: Verdict[],
  county: AreaCode | undefined,
): Promise<void> {
  const said = new Map(rows.map((row) => [row.row, row.said]));
  const waiting: Omit<Claim, 'id' | 'number'>[] = [];
  const settled: Pick<Claim, 'preset' | 'row'>[] = [];
  for (const { row, state, area, reason } of verdicts) {
    const words = said.get(row) ?? {};
    if (state === 'unclaimed' && area !== undefined && reason !== undefined) {
      waiting.push({ preset: preset.id, area, at: now, reason, row: words });
    } else if (state === 'new' || state === 'changed' || state === 'same') {
      settled.push({ preset: preset.id, row: words });
    }
  }
  const older = county === undefined ? [] : await store.claims.listWaiting(county);
  const placed = new Set(settled.map(({ row }) => row));
  const mended = findMended(
    older.filter((claim) => claim.preset === preset.id),
    rows.map((row) => ({ said: row.said, placed: placed.has(row.said) })),
  );
  await store.claims.insertMany(waiting);
  await store.claims.close([...settled, ...mended]);
}
