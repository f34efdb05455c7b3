import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toId, type MediaId } from '../../src/core/index.ts';
import {
  advanceSession,
  foldEvent,
  startSession,
  type Flow,
  type FlowEvent,
  type FlowInput,
  type Session,
} from '../../src/flow/index.ts';
import { houseBook } from './support.ts';
import { contextOn, houseLexicon, reload } from './transcript.ts';

const book = houseBook();
const context = contextOn('2026-09-24', houseLexicon());
const items = [
  { name: 'a', label: '张三（3组）' },
  { name: 'b', label: '李秀英（1组）' },
];
const start = {
  ...context,
  given: {},
  lists: { households: items, cases: items, publicities: items, to_verify: items },
};

const steering = [
  '上一步',
  '改',
  '改第2题',
  '跳过',
  '说不清',
  '保存',
  '继续',
  '重来',
  '退出',
  '帮助',
  '转人工',
  '再说一遍',
  '好了',
];
const answers = [
  '1',
  '2',
  '3',
  '4',
  '0',
  '11',
  '1 4',
  '三万五',
  '今年三月',
  '去年',
  '对',
  '不对',
  '有',
  '没有',
  '张三',
  '桃沟村3组',
];
const longer = [
  '柳林村',
  '孩子他爸摔了腿住院了',
  '不对，是三万',
  '13800138000',
  '不同意授权',
  '四五千',
  '1 对',
];

const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...answers, ...longer) },
  { weight: 2, arbitrary: fc.constantFrom(...steering) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
);
const id = fc.integer({ min: 1, max: 99 }).map((n) => toId<MediaId>(`m${n}`));
const input: fc.Arbitrary<FlowInput> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('words' as const),
      text: words,
      source: fc.constantFrom('text' as const, 'asr' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        kind: fc.constant('media' as const),
        media: fc.constantFrom('image', 'audio', 'location'),
        id,
        words,
      },
      { requiredKeys: ['kind', 'media', 'id'] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('unusable' as const),
      why: fc.constantFrom('sticker', 'empty', 'file', 'too_long'),
    }),
  },
);

describe('any talk', () => {
  it.each(book.all())('$id: is the fold of its events, never throws, always answers, can go on', (flow) => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 25 }), (inputs) => {
        walk(flow, inputs);
      }),
      { numRuns: 150 },
    );
  });
});

function walk(flow: Flow, inputs: FlowInput[]): void {
  const first = startSession(flow, start);
  let session: Session | null = reload(first.session);
  let folded = foldAll(null, first.events);
  expect(folded).toEqual(session);
  for (const each of inputs) {
    if (session === null) return;
    const before: Session = session;
    const step = advanceSession(flow, before, each, context);
    // A submission may be left to the act that follows it; everything else is answered here.
    const submitted = step.events.some(({ type }) => type === 'session_submitted');
    expect(step.replies.join('') !== '' || submitted).toBe(true);
    expect(step.replies.join('')).not.toContain('undefined');
    folded = foldAll(folded, step.events);
    session = reload(step.session);
    expect(folded).toEqual(session);
    // Exactly one thing is open, and given answers never vanish by themselves.
    if (session !== null) {
      expect(session.open === null).toBe(session.summarised !== undefined);
      if (!step.events.some(({ type }) => type === 'session_restarted')) {
        expect(Object.keys(session.answers)).toEqual(expect.arrayContaining(Object.keys(before.answers)));
      }
    }
  }
}

function foldAll(session: Session | null, events: FlowEvent[]): Session | null {
  return reload(events).reduce(foldEvent, session);
}
