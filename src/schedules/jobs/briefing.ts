import { dayOf, isWithin, nameHousehold, type AreaCode, type Day, type PersonId } from '../../core/index.ts';
import {
  dutiesOf,
  findSettle,
  isOpen,
  needsHelp,
  system,
  valueOf,
  type SettleDuty,
} from '../../cases/index.ts';
import { cutList, type BriefLine, type CutList, type MessageData } from '../../documents/index.ts';
import {
  actOnCase,
  areaAbove,
  findTownship,
  householdsOf,
  nameLead,
  placeNameOf,
  tellPeople,
  type Runtime,
} from '../../runner/index.ts';
import type { CaseSnapshot, Lead, Person } from '../../store/index.ts';
import type { Job } from '../job.ts';

/** People relieved in one run; whoever is left is relieved the next morning. */
const scanLimit = 1_000;

/** Rows of one kind; the rest is a number. */
const mostRows = 8;

/** What is urgent in one township, put together once for all its officers. */
interface Brief {
  uncovered: BriefLine[];
  urgent: MessageData['briefing']['urgent']['items'];
  disputed: BriefLine[];
  barred: MessageData['briefing']['barred']['items'];
  handovers: MessageData['briefing']['handovers']['items'];
  leads: MessageData['briefing']['leads']['items'];
}

/**
 * What is urgent in a township, told to its officers in private every working morning until somebody has seen to it:
 * households without a liaison (scenario 38), help in need, what did not arrive, whom hard conditions bar, hand-overs,
 * late leads. A role that has ended first takes its households along, so that nobody is left with a liaison who is gone.
 */
export function createBriefingJob(runtime: Runtime): Job {
  const time = valueOf(runtime.profile, 'digest.time');
  return {
    name: 'briefing',
    timesOn: (day) => (time !== null && runtime.calendar.countsDay(day) ? [time] : []),
    async run(now) {
      const ended = await endDuties(runtime, now);
      const townships = await listTownships(runtime);
      const late = (await runtime.store.leads.listOverdue(dayOf(now))).filter(
        ({ found }) => found === undefined,
      );
      const placeOf = ({ area }: Lead): AreaCode =>
        townships.find((one) => isWithin(area, one)) ?? runtime.county;
      const officers = new Map<PersonId, { officer: Person; briefs: Brief[] }>();
      for (const area of [...townships, runtime.county]) {
        const cases = area === runtime.county ? [] : await runtime.store.cases.listConcerning(area);
        const leads = late.filter((lead) => placeOf(lead) === area);
        if (cases.length === 0 && leads.length === 0) continue;
        const brief = await briefOf(runtime, cases, leads, now);
        for (const officer of await findTownship(runtime, area, dayOf(now))) {
          const { briefs } = officers.get(officer.id) ?? { briefs: [] };
          officers.set(officer.id, { officer, briefs: [...briefs, brief] });
        }
      }
      let told = 0;
      for (const { officer, briefs } of officers.values()) {
        told += Number(await tell(runtime, officer, briefs, now));
      }
      return { ended, briefings: told };
    },
  };
}

/** The areas right below the county; what lies in none of them is the county's own. */
async function listTownships({ store, county }: Runtime): Promise<AreaCode[]> {
  const areas = await store.areas.list();
  return areas.flatMap(({ code }) => (areaAbove(code) === county ? [code] : []));
}

/** Whoever looks after no household any more, because none of their roles holds, is relieved in the journal. */
async function endDuties(runtime: Runtime, now: Date): Promise<number> {
  const { store } = runtime;
  let ended = 0;
  for (const person of await store.people.listEnded(dayOf(now), scanLimit)) {
    const cases = (await store.cases.listByLiaison(person.id)).filter(({ stage }) => isOpen(stage));
    let relieved = 0;
    for (const { id } of cases) {
      const done = await actOnCase(runtime, {
        case: id,
        act: { kind: 'liaison_ended', reason: 'role_ended' },
        actors: [system],
        at: now,
      });
      relieved += Number(done.ok);
    }
    ended += relieved;
    if (relieved === cases.length) await store.people.clearEnded(person);
  }
  return ended;
}

async function briefOf(runtime: Runtime, cases: CaseSnapshot[], leads: Lead[], now: Date): Promise<Brief> {
  const today = dayOf(now);
  const households = await householdsOf(runtime, cases);
  const people = await runtime.store.people.findMany(cases.flatMap(({ handover }) => handover?.to ?? []));
  const line = (one: CaseSnapshot): BriefLine[] => {
    const household = households.get(one.household);
    if (household === undefined) return [];
    const village = placeNameOf(runtime, one.village);
    return [{ household: nameHousehold(household), village, number: one.number }];
  };
  const barred = await Promise.all(
    cases.map(async (one) => {
      const duty = await barredDuty(runtime, one, now);
      return duty === undefined ? [] : line(one).map((row) => dueLine(row, duty));
    }),
  );
  return {
    uncovered: cases.filter(isUncovered).flatMap(line),
    urgent: cases.flatMap((one) => line(one).flatMap((row) => urgentLine(row, one, today))),
    disputed: cases.filter(isDisputed).flatMap(line),
    barred: barred.flat(),
    handovers: cases.flatMap((one) => {
      const to = people.find(({ id }) => id === one.handover?.to)?.name;
      return to === undefined ? [] : line(one).map((row) => ({ ...row, to }));
    }),
    leads: leads.flatMap((lead) =>
      lead.due === null ? [] : [{ about: nameLead(runtime, lead), due: lead.due }],
    ),
  };
}

/** One message an officer, of all the townships that are theirs; false: nothing is urgent there. */
async function tell(runtime: Runtime, officer: Person, briefs: Brief[], now: Date): Promise<boolean> {
  const day = dayOf(now);
  if (briefs.every((brief) => Object.values(brief).every((rows) => rows.length === 0))) return false;
  const list = <K extends keyof Brief>(kind: K): CutList<Brief[K][number]> =>
    cutList(
      briefs.flatMap((brief): Brief[K][number][] => brief[kind]),
      mostRows,
    );
  await tellPeople(runtime, [officer], {
    dedupeKey: `briefing:${day}`,
    kind: 'notice',
    template: 'briefing',
    data: {
      day,
      uncovered: list('uncovered'),
      urgent: list('urgent'),
      disputed: list('disputed'),
      barred: list('barred'),
      handovers: list('handovers'),
      leads: list('leads'),
    },
    at: now,
  });
  return true;
}

function isUncovered({ stage, liaison }: CaseSnapshot): boolean {
  return stage === 'monitored' && liaison === undefined;
}

function isDisputed({ measures }: CaseSnapshot): boolean {
  return measures.some(({ state }) => state === 'disputed');
}

async function barredDuty(runtime: Runtime, one: CaseSnapshot, now: Date): Promise<SettleDuty | undefined> {
  return findSettle(dutiesOf(one, await runtime.profileOf(one.profile), runtime.calendar, now), 'barred');
}

function dueLine(row: BriefLine, { due, overdue }: SettleDuty) {
  return { ...row, ...(due === undefined ? {} : { due }), overdue };
}

function urgentLine(row: BriefLine, one: CaseSnapshot, today: Day) {
  const { urgentHelp } = one;
  if (urgentHelp === undefined || !needsHelp(one)) return [];
  const { due } = urgentHelp;
  return [{ ...row, ...(due === null ? {} : { due }), overdue: due !== null && due < today }];
}
