import { parse, stringify } from 'yaml';
import {
  advanceSession,
  startSession,
  type Flow,
  type FlowEvent,
  type MoveContext,
  type Session,
} from '../../src/flow/index.ts';
import { houseLoader, readFlows, type FlatDefinition } from './support.ts';
import { contextOn, houseLexicon, reload } from './transcript.ts';

/** The day on which versions change in tests. */
export const moveContext: MoveContext = { ...contextOn('2026-09-24', houseLexicon()), lists: {} };

const loader = houseLoader();
/** Text of the largest flow of the house. */
export const quickReport = readFlows().find(({ file }) => file === 'quick-report.yaml')?.text ?? '';

/** The largest flow of the house as it would stand after a change; null when that does not inspect clean. */
export function quickReportWith(change: (definition: FlatDefinition) => void): Flow | null {
  const definition = parse(quickReport) as FlatDefinition;
  change(definition);
  return loader.load('quick-report.yaml', stringify(definition)).flow;
}

/** A flow that must be there. */
export function present(flow: Flow | null): Flow {
  if (flow === null) throw new Error('the version does not inspect clean');
  return flow;
}

/** What somebody says to each question of 快报; `variant` makes two kinds of households. */
const says: Record<string, [string, string]> = {
  subject_name: ['张三', '李秀英'],
  subject_place: ['桃沟村3组', '白水乡柳林村'],
  kinds: ['1 4', '9'],
  narrative: ['孩子他爸摔了腿住院了', '地里的苞谷全淹了'],
  since: ['今年三月', '说不清'],
  loss: ['35000', '跳过'],
  people: ['4', '8'],
  urgent: ['2', '1'],
  subject_knows: ['1', '2'],
  photos: ['没有', '没有'],
};

/** How a person answers whatever is open, under an old or a new name; what is refused is put in a simpler way. */
export function replyTo(
  flow: Flow,
  { open, pending, failures }: Session,
  applicant: '1' | '2',
  variant: 0 | 1,
): string {
  if (pending !== undefined) return '对';
  if (open === null) return '1';
  const name = open.replaceAll('_anew', '');
  if (name === 'applicant') return applicant;
  const question = flow.questions.find((each) => each.name === open);
  if (question?.type === 'text' && name !== 'narrative') return '大概是这样的情况';
  return says[name]?.[failures > 0 ? 0 : variant] ?? '1';
}

export function sayTo(flow: Flow, session: Session, text: string): ReturnType<typeof advanceSession> {
  return advanceSession(flow, reload(session), { kind: 'words', text, source: 'text' }, moveContext);
}

const talks = new Map<string, Session>();

/** A talk after so many messages, or the last one before it would end. */
export function talkOf(flow: Flow, messages: number, applicant: '1' | '2', variant: 0 | 1): Session {
  const key = [flow.hash, messages, applicant, variant].join(' ');
  const known = talks.get(key);
  if (known !== undefined) return known;
  const before = messages === 0 ? null : talkOf(flow, messages - 1, applicant, variant);
  const step =
    before === null
      ? startSession(flow, { ...moveContext, given: {} })
      : sayTo(flow, before, replyTo(flow, before, applicant, variant));
  const session = step.session ?? before;
  if (session === null) throw new Error('the talk did not begin');
  talks.set(key, session);
  return session;
}

/** Go on until the talk ends; everything that happened. */
export function finish(flow: Flow, from: Session, applicant: '1' | '2', variant: 0 | 1): FlowEvent[] {
  const events: FlowEvent[] = [];
  let session: Session | null = from;
  for (let turn = 0; session !== null; turn += 1) {
    if (turn > 60) throw new Error(`the talk goes round at ${session.open ?? 'the summary'}`);
    const step = sayTo(flow, session, replyTo(flow, session, applicant, variant));
    events.push(...step.events);
    session = step.session;
  }
  return events;
}
