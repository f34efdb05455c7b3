import { plainName, type AreaCode, type HouseholdId } from '../../core/index.ts';
import type { Area, Member } from '../../store/index.ts';
import { placeRow } from './places.ts';
import { numberIn, textIn, yesNoIn, type ReadRow } from './rows.ts';
import type { RowReason, Verdict } from './verdict.ts';

/** One row about one person of a household. */
export interface PersonRow {
  row: number;
  head: boolean;
  member: Member;
}

/** The rows of one household of the file. */
export interface Family {
  village: AreaCode;
  group?: number;
  code?: string;
  phone?: string;
  facts: Record<string, string>;
  /** 人口数 where the file says it. */
  members?: number;
  persons: PersonRow[];
  /** Set once it is known. */
  household?: HouseholdId;
}

export interface GroupedRows {
  families: Family[];
  verdicts: Verdict[];
}

/**
 * Put rows together into households: by 户编号 where there is one, else every head of household with the rows below.
 * Rows that cannot be put to one get their verdict here. Pure.
 */
export function groupRows(
  rows: readonly ReadRow[],
  areas: readonly Area[],
  county: AreaCode,
  { hasRelations, headWords }: { hasRelations: boolean; headWords: readonly string[] },
): GroupedRows {
  const verdicts: Verdict[] = [];
  const byCode = new Map<string, Family>();
  const families: Family[] = [];
  /** Households of the file by their head, to know one that stands in it twice. */
  const byHead = new Map<string, Family>();
  let current: Family | null = null;

  function refuse(row: ReadRow, state: 'faulty' | 'unclaimed', reason: RowReason, area?: AreaCode): void {
    verdicts.push({ row: row.row, state, reason, ...(area === undefined ? {} : { area }) });
  }

  function open(row: ReadRow, village: AreaCode): Family {
    const family: Family = { village, facts: {}, persons: [] };
    const code = textIn(row, 'code');
    if (code !== undefined) {
      family.code = code;
      byCode.set(code, family);
    }
    families.push(family);
    return family;
  }

  for (const row of rows) {
    const relation = hasRelations ? row.said['relation'] : undefined;
    const head = hasRelations ? relation !== undefined && headWords.includes(relation) : true;
    // Whose row is not taken has no rows below: they must not fall to the household above.
    if (head || relation === undefined) current = null;
    if (row.fault !== undefined) {
      verdicts.push({ row: row.row, state: 'faulty', ...row.fault });
      continue;
    }
    const placed = placeRow(row, areas, county, 'village');
    if ('reason' in placed) {
      refuse(row, 'unclaimed', placed.reason, placed.ask);
      continue;
    }
    const code = textIn(row, 'code');
    if (relation === undefined && !head && code === undefined) {
      refuse(row, 'faulty', 'no_relation');
      continue;
    }
    const village = placed.area;
    const own = head ? byHead.get(headKey(row, village)) : current;
    const known: Family | null | undefined = code === undefined ? own : byCode.get(code);
    if ((known === undefined || known === null) && code === undefined && !head) {
      refuse(row, 'unclaimed', 'no_head', village);
      continue;
    }
    if (known !== undefined && known !== null && known.village !== village) {
      refuse(row, 'unclaimed', 'other_village', village);
      continue;
    }
    const family: Family = known ?? open(row, village);
    if (head) {
      current = family;
      if (code === undefined) byHead.set(headKey(row, village), family);
    }
    const person: PersonRow = { row: row.row, head, member: memberIn(row, relation) };
    if (family.persons.some((other) => isSame(other.member, person.member))) {
      verdicts.push({ row: row.row, state: 'repeated', reason: 'row_twice' });
      continue;
    }
    if (head && family.persons.some((other) => other.head)) {
      refuse(row, 'faulty', 'two_heads');
      continue;
    }
    family.persons.push(person);
    addFacts(family, row, head);
  }
  return { families, verdicts };
}

/** A head who stands in the file twice is one household when the ID number or everything that is said is the same. */
function headKey(row: ReadRow, village: AreaCode): string {
  const id = textIn(row, 'idNumber');
  return id === undefined ? `${village}|${JSON.stringify(row.said)}` : `${village}|${id}`;
}

function isSame(one: Member, other: Member): boolean {
  if (one.idNumber !== undefined && other.idNumber !== undefined) return one.idNumber === other.idNumber;
  if (plainName(one.name) !== plainName(other.name)) return false;
  return one.birth === undefined || other.birth === undefined || one.birth === other.birth;
}

function addFacts(family: Family, row: ReadRow, head: boolean): void {
  const group = numberIn(row, 'group');
  const members = numberIn(row, 'members');
  const phone = textIn(row, 'householdPhone') ?? (head ? textIn(row, 'phone') : undefined);
  if (group !== undefined) family.group ??= group;
  if (members !== undefined && members > 0) family.members ??= members;
  if (phone !== undefined) family.phone ??= phone;
  Object.assign(family.facts, factsIn(row, 'household.'));
}

/** The person a row is about. */
export function memberIn(row: ReadRow, relation: string | undefined): Member {
  const idNumber = textIn(row, 'idNumber');
  // The number's check sign has been tried; a date beside it may be a slip, or the lunar one.
  const birth = idNumber === undefined ? textIn(row, 'birth') : birthIn(idNumber);
  const facts = factsIn(row, 'member.');
  return defined({
    name: textIn(row, 'name') ?? '',
    relation,
    idNumber,
    birth,
    phone: textIn(row, 'phone'),
    onHukou: yesNoIn(row, 'onHukou'),
    livesHere: yesNoIn(row, 'livesHere'),
    sharesBudget: yesNoIn(row, 'sharesBudget'),
    facts: Object.keys(facts).length === 0 ? undefined : facts,
  });
}

function birthIn(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

function factsIn({ cells }: ReadRow, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([field, value]) =>
      field.startsWith(prefix) ? [[field.slice(prefix.length), String(value)]] : [],
    ),
  );
}

/** Without the fields that nobody has said. */
function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as { [K in keyof T]: Exclude<T[K], undefined> };
}
