import { dayOf, nameHousehold, type HouseholdId } from '../../core/index.ts';
import type { CaseState, MeasureState } from '../../cases/index.ts';
import type { MeasureAsked } from '../../documents/index.ts';
import type { Person } from '../../store/index.ts';
import type { Done } from './do-act.ts';
import { tellHousehold, tellPeople } from '../telling/notices.ts';
import { findHandler, findTownship } from '../telling/recipients.ts';
import type { Runtime } from '../runtime.ts';

/** What a household says of a measure, in one word. */
export type MeasureWord = 'agree' | 'decline' | 'got' | 'missing';

/** Whether a command is such a word. */
export function isMeasureWord(command: string): command is MeasureWord {
  return Object.hasOwn(fits, command);
}

/** The state that asks for a word of the household, and the one in which the word says that it has changed its mind. */
const fits: Record<MeasureWord, { asked: MeasureState['state']; changed?: MeasureState['state'] }> = {
  agree: { asked: 'proposed', changed: 'declined' },
  decline: { asked: 'proposed', changed: 'agreed' },
  got: { asked: 'done', changed: 'disputed' },
  missing: { asked: 'done' },
};

/** The first measure that waits for such a word of the household; undefined: none does. */
export function findMeasure(
  { measures }: Pick<CaseState, 'measures'>,
  word: MeasureWord,
): MeasureState | undefined {
  return measures.find(({ state }) => state === fits[word].asked);
}

/** The measure that the same question was last answered of: a word that nothing waits for is about that one. */
export async function findAnswered(
  { store }: Runtime,
  { id, measures }: Pick<CaseState, 'id' | 'measures'>,
  word: MeasureWord,
): Promise<MeasureState | undefined> {
  const kind = fits[word].asked === 'proposed' ? 'measure_answered' : 'measure_confirmed';
  const last = (await store.cases.journal(id)).findLast(({ act }) => act.kind === kind)?.act;
  return last?.kind === kind ? measures.find((one) => one.id === last.measure) : undefined;
}

/** Whether the word takes back what the household has said of this measure; else it only says it again. */
export function isChange({ state }: MeasureState, word: MeasureWord): boolean {
  return state === fits[word].changed;
}

/** The words of a question to the household; null when nothing is asked at that state. */
export function askedOf({ state, kind, target, detail }: MeasureState): MeasureAsked | null {
  return state === 'proposed' || state === 'done' ? { asks: state, kind, target, detail } : null;
}

/**
 * Ask the household in its own chat: does it want this, has it arrived. `nobody`: no chat is its own for certain,
 * somebody has to ask at the door; null: there is nothing to ask.
 */
export async function askHousehold(
  runtime: Runtime,
  { state, household }: Pick<Done, 'state'> & { household: { id: HouseholdId } },
  measure: MeasureState,
  at: Date,
): Promise<'asked' | 'nobody' | null> {
  const asked = askedOf(measure);
  if (asked === null) return null;
  const reached = await tellHousehold(runtime, household.id, {
    dedupeKey: `measure:${state.id}:${state.seq}`,
    template: 'measure_ask',
    data: asked,
    at,
  });
  return reached ? 'asked' : 'nobody';
}

/** What it said yes to is approved: the household hears it once, and no more than that. */
export async function tellApproved(
  runtime: Runtime,
  { state, household }: Done,
  { id, state: standing, detail, target }: MeasureState,
  at: Date,
): Promise<void> {
  if (standing !== 'approved') return;
  await tellHousehold(runtime, household.id, {
    dedupeKey: `measure_approved:${state.id}:${id}`,
    template: 'measure_approved',
    data: { detail, target },
    at,
  });
}

/** Who goes on with a measure: the township approves and hears what did not arrive, the liaison hears the rest. */
export async function tellOfMeasure(
  runtime: Runtime,
  { state, household }: Done,
  measure: MeasureState,
  speaker: Person | null,
  at: Date,
): Promise<void> {
  const today = dayOf(at);
  const office = measure.state === 'agreed' || measure.state === 'disputed';
  const township = office ? await findTownship(runtime, household.village, today) : [];
  const liaison = state.liaison === undefined ? null : await runtime.store.people.find(state.liaison);
  const carer = liaison ?? (await findHandler(runtime, household.village, today));
  const people = [...township, ...(carer === null ? [] : [carer])].filter(({ id }) => id !== speaker?.id);
  const told: readonly MeasureState['state'][] = ['agreed', 'declined', 'approved', 'confirmed', 'disputed'];
  if (!told.includes(measure.state) || people.length === 0) return;
  await tellPeople(runtime, people, {
    dedupeKey: `measure_notice:${state.id}:${state.seq}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'measure_notice',
    data: {
      number: state.number,
      household: nameHousehold(household),
      kind: measure.kind,
      detail: measure.detail,
      state: measure.state,
    },
    at,
  });
}
