import { expect, it } from 'vitest';
import {
  advanceSession,
  foldEvent,
  startSession,
  type Dossier,
  type FlowEvent,
  type Session,
} from '../../src/flow/index.ts';
import { houseBook } from './support.ts';
import { contextOn, houseLexicon, reload } from './transcript.ts';

const flow = houseBook().byId('verify');
const context = contextOn('2026-09-28', houseLexicon());

const people = (n: number): NonNullable<Dossier['known']> => ({
  people: {
    status: 'given',
    value: { type: 'count', min: n, max: n, approx: false },
    raw: String(n),
    source: 'text',
  },
});

const dossiers: Record<string, Dossier> = {
  h1: {
    known: people(4),
    given: { sheet: '户里说：猪得瘟死了', consent: 'given', alone: false },
    lists: { visitors: [{ name: 'p2', label: '郑长根' }] },
  },
  h2: { known: people(2), given: { sheet: '户里说：房子漏水', consent: 'given', alone: false } },
};

const lists = {
  awaiting_verified: [
    { name: 'h1', label: '张三（3组）' },
    { name: 'h2', label: '李秀英（1组）' },
  ],
  visitors: [
    { name: 'p2', label: '郑长根' },
    { name: 'p3', label: '葛双全' },
  ],
  exclusions: [{ name: 'none', label: '没有' }],
};

function talk(...said: string[]): { reply: string; session: Session; events: FlowEvent[] } {
  if (flow === undefined) throw new Error('no flow');
  let step = startSession(flow, { ...context, lists, given: {} });
  const events = [...step.events];
  for (const text of said) {
    if (step.session === null) throw new Error('the talk has ended');
    const input = { kind: 'words', text, source: 'text' } as const;
    step = advanceSession(flow, step.session, input, { ...context, dossiers });
    events.push(...step.events);
  }
  if (step.session === null) throw new Error('the talk has ended');
  return { reply: step.replies.join('\n'), session: step.session, events };
}

it('opens what belongs to the chosen item: facts, lists, and answers to read back', () => {
  const { reply, session } = talk('1');
  expect(reply).toContain('户里说：猪得瘟死了');
  expect(session.lists['visitors']).toHaveLength(1);
  expect(talk('1', '2', '1', '1', '1').reply).toContain('申报说：4人，对吗？');
});

it('takes nothing that was said of one household over to another', () => {
  const { reply, session, events } = talk('1', '2', '1', '1', '1', '1', '改第1题', '2');
  expect(reply).toContain('户里说：房子漏水');
  expect(Object.keys(session.answers)).toEqual(['case']);
  expect(session.known).toEqual(people(2));
  const folded = reload(events).reduce<Session | null>(foldEvent, null);
  expect(folded).toEqual(reload(session));
});
