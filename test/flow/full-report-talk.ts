import { parse, stringify } from 'yaml';
import {
  advanceSession,
  isGroup,
  readForm,
  startSession,
  type Definition,
  type Flow,
  type MoveContext,
  type Part,
  type Question,
  type Session,
  type Slot,
} from '../../src/flow/index.ts';
import { houseLoader, loadText, readFlows } from './support.ts';
import { contextOn, houseLexicon, reload } from './transcript.ts';

export const fullContext: MoveContext = { ...contextOn('2026-09-24', houseLexicon()), lists: {} };

const loader = houseLoader();
const text = readFlows().find(({ file }) => file === 'full-report.yaml')?.text ?? '';

/** The largest flow of the house. */
export const fullReport = loadText(loader, text);

/** The largest flow as it would stand after a change of some of its questions. */
export function fullReportWith(change: (question: (name: string) => Question) => void): Flow {
  const definition = parse(text) as Definition;
  const find = (parts: Part[], name: string): Question | undefined => {
    for (const part of parts) {
      const found = isGroup(part) ? find(part.questions, name) : part.name === name ? part : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  change((name) => {
    const question = find(definition.questions, name);
    if (question === undefined) throw new Error(`no question ${name}`);
    return question;
  });
  return loadText(loader, stringify(definition));
}

/** Three households that between them are asked everything. */
export const households = [
  { kinds: '1 2 3 4 6 8 9', residence: '2', hukou: '3', age: '40', state: '2', health: '2', car: '2' },
  { kinds: '6', residence: '1', hukou: '1', age: '10', state: '1', health: '1', car: '1' },
  { kinds: '4 7', residence: '3', hukou: '2', age: '70', state: '1', health: '3 4', car: '1' },
] as const satisfies readonly Record<string, string>[];

const byName: Record<string, string> = {
  head: '张三',
  head_of_household: '张三',
  people: '2',
  narrative: '家里遭了难，日子过不下去',
  crop: '苞谷',
  animal: '猪',
  illness: '高血压',
  apart_name: '李四',
  wage: '干了八个月，一个月三千五',
};

const byType: Partial<Record<Question['type'], string>> = {
  text: '大概是这样的情况',
  amount: '3000',
  count: '2',
  quantity: '三亩',
  duration: '二十天',
  date: '今年三月',
  yes_no: '1',
  select_one: '1',
  select_multiple: '1',
  image: '没有',
};

const names = ['张三', '李秀英'];

/** What somebody of the household says to whatever is open; once an item of a list is enough. */
export function sayNext(flow: Flow, session: Session, household: number): string {
  if (session.pending !== undefined) return '对';
  const slot = openSlotOf(flow, session);
  if (slot === undefined) return '1';
  const { name, type } = slot.question;
  if (slot.gate !== undefined) return slot.gate.items.length === 0 ? '1' : '2';
  if (name === 'name') return names[Number(slot.path.split('/')[1]) - 1] ?? '王五';
  const own: Record<string, string> = households[household % households.length] ?? {};
  return own[name] ?? byName[name] ?? byType[type] ?? '1';
}

function openSlotOf(flow: Flow, session: Session): Slot | undefined {
  return readForm(flow, session, fullContext.today).slots.find(({ path }) => path === session.open);
}

export function sayTo(flow: Flow, session: Session, words: string): ReturnType<typeof advanceSession> {
  return advanceSession(flow, reload(session), { kind: 'words', text: words, source: 'text' }, fullContext);
}

/** Every state that a household's talk goes through, from the first question to the last page. */
export function listStates(flow: Flow, household: number): Session[] {
  const states: Session[] = [];
  let { session } = startSession(flow, { ...fullContext, given: {} });
  while (session !== null) {
    states.push(session);
    if (states.length > 150) throw new Error(`the talk goes round at ${session.open ?? 'the summary'}`);
    ({ session } = sayTo(flow, session, sayNext(flow, session, household)));
  }
  return states;
}
