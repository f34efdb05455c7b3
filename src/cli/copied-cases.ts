import { dayOf, toId, type ContactId, type ContentHash, type PersonId, type TurnId } from '../core/index.ts';
import type { Actor, Declaration, JournalEntry, RecordedAct, Visit } from '../cases/index.ts';
import type {
  CopiedAnswer,
  CopiedDeclaration,
  CopiedStep,
  CopiedVisit,
  MessageData,
} from '../documents/index.ts';
import { createFlowBook, type FlowBook } from '../flow/index.ts';
import { loadOlderFlows } from '../runtime.ts';
import type { CaseSnapshot, Household, Reveal, Store } from '../store/index.ts';
import { copyAnswers } from './copied-answers.ts';
import { outcomeOf } from './copied-outcome.ts';
import type { CommandParts } from './with-store.ts';

/** Views of one case looked through. */
const mostViews = 10_000;

type CopiedCase = MessageData['household_copy']['cases'][number];

/** A household's cases as it may read them, its contacts, and the turns in which it spoke. */
export interface CopiedCases {
  cases: (CopiedCase & { id: string })[];
  contacts: ContactId[];
  turns: TurnId[];
}

/** What a copy looks names and forms up in. */
interface Sources {
  flows: FlowBook;
  /** Names by person or contact. */
  names: Map<string, string>;
}

/** Oldest first. A case whose words were erased is left out. */
export async function copyCases(
  { store, definitions }: CommandParts,
  household: Household,
): Promise<CopiedCases> {
  const { older } = await loadOlderFlows(definitions, store);
  const contacts = await store.contacts.findByHousehold(household.id);
  const snapshots = (await store.cases.listByHousehold(household.id)).filter(({ erased }) => erased !== true);
  const journals = await Promise.all(snapshots.map(({ id }) => store.cases.journal(id)));
  const views = await Promise.all(snapshots.map(({ id }) => store.reveals.listByCase(id, mostViews)));
  const sources: Sources = {
    flows: createFlowBook(definitions.flows, older),
    names: new Map([
      ...contacts.map(({ id, binding }): [string, string] => [id, binding?.name ?? '']),
      ...(await namesOf(store, [
        ...journals.flat().map(({ actor: { person } }) => person),
        ...views.flat().map(({ by }) => by),
      ])),
    ]),
  };
  return {
    cases: snapshots
      .map((snapshot, at) => ({
        ...copyCase(sources, snapshot, journals[at] ?? []),
        views: copyViews(sources, views[at] ?? []),
      }))
      .toReversed(),
    contacts: contacts.map(({ id }) => id),
    turns: journals
      .flat()
      .flatMap(({ turn, act }) => ('declaration' in act && turn !== undefined ? turn : [])),
  };
}

async function namesOf(store: Store, persons: string[]): Promise<[string, string][]> {
  const ids = persons.flatMap((person) =>
    person === 'system' || person === 'unbound' ? [] : toId<PersonId>(person),
  );
  return (await store.people.findMany([...new Set(ids)])).map(({ id, name }) => [id, name]);
}

function copyCase(
  sources: Sources,
  { id, number, stage, since }: CaseSnapshot,
  journal: JournalEntry[],
): Omit<CopiedCase, 'views'> & { id: string } {
  const declarations: CopiedDeclaration[] = [];
  const steps: CopiedStep[] = [];
  const visits: CopiedVisit[] = [];
  const forms: ContentHash[] = [];
  for (const entry of journal) {
    const { act, actor, at } = entry;
    if ('declaration' in act) {
      declarations.push(copyDeclaration(sources, entry, act.declaration));
      forms.push(act.declaration.flow);
    } else if (act.kind === 'visited') visits.push(copyVisit(sources, actor, act.visit, act.counted));
    else {
      const answers = verifiedAnswers(sources, act, forms);
      steps.push({ on: dayOf(at), kind: act.kind, ...roleOf(entry), ...outcomeOf(act), answers });
    }
  }
  return { id, number, stage, since: dayOf(since), declarations, steps, visits };
}

/** Who looked on which day, once a day, however many pages; the first comes first. */
function copyViews({ names }: Sources, views: Reveal[]): CopiedCase['views'] {
  const days = views.toReversed().map(({ at, by }) => ({ on: dayOf(at), by: names.get(by) ?? by }));
  return [...new Map(days.map((view) => [`${view.on} ${view.by}`, view])).values()];
}

function copyDeclaration(
  { flows, names }: Sources,
  { actor, at, turn }: JournalEntry,
  { flow: hash, answers, attachments, verifiedIdentity }: Declaration,
): CopiedDeclaration {
  const contact = turn?.slice(0, turn.lastIndexOf(':')) ?? '';
  const by = names.get(actor.person) ?? names.get(contact);
  const flow = flows.byHash(hash);
  const copied = flow === undefined ? { answers: [], files: 0 } : copyAnswers(flow, answers);
  return {
    on: dayOf(at),
    unverified: !verifiedIdentity,
    answers: copied.answers,
    files: copied.files + attachments.length,
    ...(by === undefined || by === '' ? {} : { by }),
    ...(actor.role === 'villager' || actor.role === 'system' ? {} : { title: actor.role }),
  };
}

/** Told by the visit itself. */
const told = ['household', 'on', 'way'];

function copyVisit(
  { flows, names }: Sources,
  { person }: Actor,
  { on, way, answers, photos }: Visit,
  counted: boolean,
): CopiedVisit {
  const flow = flows.byId('visit');
  const by = names.get(person);
  return {
    on,
    way,
    counted,
    answers: flow === undefined ? [] : copyAnswers(flow, answers, told).answers,
    files: photos.length,
    ...(by === undefined ? {} : { by }),
  };
}

/** Nobody decides what the system works out; and in which role somebody objected tells who it was. */
function roleOf({ actor: { role }, act }: JournalEntry): Pick<CopiedStep, 'role'> {
  return role === 'system' || act.kind === 'objection_raised' ? {} : { role };
}

/** What was confirmed or changed at the door stands under the names of the declaration's questions. */
function verifiedAnswers({ flows }: Sources, act: RecordedAct, forms: ContentHash[]): CopiedAnswer[] {
  const flow = forms.map((hash) => flows.byHash(hash)).at(-1);
  return act.kind === 'verified' && flow !== undefined ? copyAnswers(flow, act.answers).answers : [];
}
