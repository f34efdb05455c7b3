import { randomUUID } from 'node:crypto';
import { contactIdOf, toId, type AreaCode, type CaseId, type HouseholdId } from '../../dist/core/index.js';
import { openCase, snapshotOf } from '../../dist/cases/index.js';
import { loadDefinitions } from '../../dist/definitions.js';
import { importTable } from '../../dist/runner/index.js';
import type { Area, StoreCommand } from '../../dist/store/index.js';
import { openDesk, type Desk } from './desk.ts';
import { latencyOf, round } from './measure.ts';

/** What a question costs in a county of one size. */
interface Cost {
  p50Ms: number;
  commands: number;
}

/** One size of county: persons follow from the households. */
export interface ScaleFigures {
  households: number;
  persons: number;
  openCases: number;
  /** 任务 of a village's secretary. */
  villageTasks: Cost;
  /** 任务 of a township's officer. */
  townshipTasks: Cost;
  /** 进度 of a villager. */
  status: Cost;
  /** 5,000 further rows of the register, with everything that is there already. */
  importRows: { rows: number; ms: number; commands: number };
}

const sizes = [4_000, 40_000] as const;
const householdsPerVillage = 450;
const villagesPerTownship = 11;
const rowsPerFile = 5_000;
/** Members of one household and the next, five of them 21 persons (168,000 in 40,000). */
const membersOf = [4, 5, 4, 4, 4] as const;
/** Of so many households one has an open case (002_b66c L82, L86: 614 of 39,675, and those on their way). */
const perOpenCase = 40;
const timesAsked = 20;

/** The same questions in a county of 4,000 and of 40,000 households, and what ten times the people cost. */
export async function measureScale(): Promise<{ sizes: ScaleFigures[]; growth: Record<string, number> }> {
  const figures: ScaleFigures[] = [];
  for (const households of sizes) figures.push(await measureSize(households));
  const [small, large] = figures;
  if (small === undefined || large === undefined) throw new Error('two sizes are measured');
  return {
    sizes: figures,
    growth: {
      villageTasks: round(large.villageTasks.p50Ms / small.villageTasks.p50Ms, 2),
      townshipTasks: round(large.townshipTasks.p50Ms / small.townshipTasks.p50Ms, 2),
      status: round(large.status.p50Ms / small.status.p50Ms, 2),
      importRows: round(large.importRows.ms / small.importRows.ms, 2),
    },
  };
}

async function measureSize(households: number): Promise<ScaleFigures> {
  let commands = 0;
  const onCommand = ({ name }: StoreCommand): void => {
    if (name !== 'endSessions') commands += 1;
  };
  const desk = await openDesk({ onCommand });
  const { store } = desk;
  const areas = areasFor(households);
  await store.areas.insertMany(areas);
  const villages = areas.filter(({ level }) => level === 'village');
  const rows = registerOf(households, villages);
  const head = ['乡镇', '村', '组', '户编号', '姓名', '与户主关系'];
  const bring = async (from: number): Promise<void> => {
    const { presets, lexicon } = await definitions;
    const preset = presets.find(({ id }) => id === 'households');
    if (preset === undefined) throw new Error('no preset for households');
    const parts = { store, lexicon, now: desk.now(), newId: randomUUID };
    const outcome = await importTable(parts, preset, [head, ...rows.slice(from, from + rowsPerFile)], {
      apply: true,
    });
    if (!('verdicts' in outcome)) throw new Error('the register was not read');
  };
  const last = rows.length - rowsPerFile;
  for (let from = 0; from < last; from += rowsPerFile) await bring(from);
  const openCases = await openCasesOf(desk, villages);
  commands = 0;
  const began = performance.now();
  await bring(last);
  const importRows = { rows: rowsPerFile, ms: Math.round(performance.now() - began), commands };
  const [village] = villages;
  const township = areas.find(({ level, code }) => level === 'township' && village?.code.startsWith(code));
  if (village === undefined || township === undefined) throw new Error('no village');
  const ask = (peer: string, words: string): Promise<Cost> => askOften(desk, peer, words, () => commands);
  const figures = {
    households,
    persons: rows.length,
    openCases,
    villageTasks: await ask(await employ(desk, 'village_secretary', village.code), '任务'),
    townshipTasks: await ask(await employ(desk, 'township_officer', township.code), '任务'),
    status: await ask(await bind(desk, village.code), '进度'),
    importRows,
  };
  await desk.close();
  return figures;
}

const definitions = loadDefinitions('demo-county');

function areasFor(households: number): Area[] {
  const villages = Math.ceil(households / householdsPerVillage);
  const towns = Math.ceil(villages / villagesPerTownship);
  const code = (...parts: string[]): AreaCode => toId(['sw', ...parts].join('-'));
  const townships = Array.from({ length: towns }, (_, at): Area => ({
    code: code(`t${at}`),
    name: `第${at}镇`,
    level: 'township',
    aliases: [],
  }));
  return [
    ...townships,
    ...Array.from({ length: villages }, (_, at): Area => ({
      code: code(`t${Math.floor(at / villagesPerTownship)}`, `v${at}`),
      name: `第${at}村`,
      level: 'village',
      aliases: [],
    })),
  ];
}

/** One row a person, heads before their families. */
function registerOf(households: number, villages: Area[]): string[][] {
  const signs = '甲乙丙丁戊己庚辛壬癸';
  const signOf = (n: number): string => signs[n % 10] ?? '';
  return Array.from({ length: households }, (_, at) => {
    const village = villages[Math.floor(at / householdsPerVillage)];
    const town = village?.code.split('-')[1]?.slice(1) ?? '';
    const members = membersOf[at % membersOf.length] ?? 4;
    const place = [`第${town}镇`, village?.name ?? '', String((at % 7) + 1), `H${at}`];
    return Array.from({ length: members }, (__, n) => [
      ...place,
      `${n === 0 ? '王' : '李'}${signOf(at)}${signOf(Math.floor(at / 10) + n)}`,
      n === 0 ? '户主' : '之子',
    ]);
  }).flat();
}

/** Declare for every fortieth household of the register. */
async function openCasesOf(desk: Desk, villages: Area[]): Promise<number> {
  const { store } = desk;
  const { profile, calendar } = await definitions;
  let opened = 0;
  for (const { code } of villages) {
    const households = (await store.households.listByVillage(code)).filter((_, at) => at % perOpenCase === 0);
    for (const { id, village } of households) {
      opened += 1;
      const { entry, state } = openCase({
        case: toId<CaseId>(`c-${id}-1`),
        household: id,
        village,
        number: `2026-s${opened}`,
        declaration: {
          channel: desk.channel.name,
          flow: profile.hash,
          answers: {},
          attachments: [],
          urgent: false,
          consent: 'given',
          verifiedIdentity: true,
        },
        actor: { person: 'unbound', role: 'villager', area: null },
        at: desk.now(),
        profile: profile.hash,
      });
      await store.cases.append(entry, id, snapshotOf(state, profile, calendar, desk.now()));
    }
  }
  return opened;
}

/** Somebody with a role in an area; their peer on the channel. */
async function employ(
  { store, channel }: Desk,
  role: 'village_secretary' | 'township_officer',
  area: AreaCode,
): Promise<string> {
  const peer = `${role}-${area}`;
  const contact = contactIdOf(channel.name, channel.account, peer);
  await store.people.insertMany([
    { id: toId(peer), name: '试', roles: [{ role, area, from: '2026-01-01' }], contact },
  ]);
  await store.contacts.assignPerson(contact, toId(peer));
  return peer;
}

/** A villager who has declared and was confirmed. */
async function bind(desk: Desk, area: AreaCode): Promise<string> {
  const { store, channel } = desk;
  const [household] = await store.households.listByVillage(area);
  if (household === undefined) throw new Error(`nobody lives in ${area}`);
  const binding = {
    name: household.name,
    area,
    place: '',
    household: household.id,
    standing: 'verified' as const,
    at: desk.now(),
  };
  await store.contacts.bind(contactIdOf(channel.name, channel.account, 'somebody'), binding);
  return 'somebody';
}

async function askOften(desk: Desk, peer: string, words: string, counted: () => number): Promise<Cost> {
  // Only the peer is needed: nothing is declared.
  const villager = { peer, household: toId<HouseholdId>(peer), says: [] };
  await desk.say(villager, words);
  await desk.settle();
  const before = counted();
  const latencies: number[] = [];
  for (let time = 0; time < timesAsked; time += 1) latencies.push((await desk.say(villager, words)).ms);
  await desk.settle();
  return {
    p50Ms: latencyOf(latencies).p50Ms,
    commands: round((counted() - before) / timesAsked, 1),
  };
}
