import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/index.ts';
import {
  advanceSession,
  allowsInterruption,
  startSession,
  summaryLines,
  type Flow,
  type FlowEvent,
  type Session,
  type StartContext,
} from '../../src/flow/index.ts';
import { houseLoader, loadText } from './support.ts';
import { contextOn, houseLexicon, reload } from './transcript.ts';

const context: StartContext = {
  ...contextOn('2026-09-24', houseLexicon()),
  lists: {},
  given: { village: '桃沟村' },
};

/** Every kind of dependence: a branch, a calculation on which another question depends, texts with facts. */
const farm = loadText(
  houseLoader(),
  `id: farm
title: 种地
given: [village]
submits: 'sick == true ? "urgent" : "farm"'
questions:
  - { name: sick, type: yes_no, short: 生病, label: "{{ given.village }}：有人生病吗？", purpose: 看情况。, required: true, retry: 有就回 1。 }
  - { name: bill, type: amount, short: 药费, label: 花了多少？, purpose: 看情况。, relevant: sick, retry: 比如 500。 }
  - { name: people, type: count, short: 人口, label: 几口人？, purpose: 看情况。, unit: 人, retry: 比如 4。 }
  - { name: each, type: amount, calculation: 'bill / double(people)' }
  - { name: help, type: select_one, short: 要帮, label: "每人 {{ each }} 元，要帮吗？", purpose: 看情况。, relevant: each > 100.0, retry: 要就回 1。, choices: [{ name: a, label: 要帮 }, { name: b, label: 不用帮 }] }
summary:
  intro: 对吗？
  choices: [{ name: ok, label: 提交, then: submit }, { name: change, label: 要改, then: correct }]
`,
);

interface Played {
  session: Session | null;
  events: FlowEvent[];
  replies: string[];
}

function play(flow: Flow, ...said: string[]): Played {
  const first = startSession(flow, context);
  const played: Played = { session: first.session, events: [...first.events], replies: first.replies };
  for (const text of said) {
    if (played.session === null) throw new Error(`ended before ${text}`);
    const step = advanceSession(
      flow,
      reload(played.session),
      { kind: 'words', text, source: 'text' },
      context,
    );
    played.session = step.session;
    played.events.push(...step.events);
    played.replies = step.replies;
  }
  return played;
}

function submitted({ events }: Played): Extract<FlowEvent, { type: 'session_submitted' }> {
  const event = events.find(({ type }) => type === 'session_submitted');
  if (event?.type !== 'session_submitted') throw new Error('not submitted');
  return event;
}

function yuan(answer: Answer | undefined): number | null {
  return answer?.status === 'given' && answer.value.type === 'amount' && answer.value.min !== null
    ? answer.value.min / 100
    : null;
}

describe('the next question is computed', () => {
  it('asks what is relevant and hands calculations over', () => {
    const played = play(farm, '1', '2000', '4', '1', '1');
    const { submits, answers } = submitted(played);
    expect(submits).toBe('urgent');
    expect(Object.keys(answers)).toEqual(['sick', 'bill', 'people', 'each', 'help']);
    expect(yuan(answers['each'])).toBe(500);
  });

  it('fills facts and calculations into texts', () => {
    expect(play(farm).replies.join()).toContain('桃沟村：有人生病吗？');
    expect(play(farm, '1', '2000', '4').replies.join()).toContain('每人 500 元');
  });

  it('keeps an answer that became irrelevant out of the submission, and brings it back', () => {
    const away = play(farm, '1', '2000', '4', '1', '改1', '2');
    expect(away.session?.answers['bill']).toBeDefined();
    expect(summaryLines(farm, away.session ?? neverSession(), '2026-09-24').join()).not.toContain('药费');
    const gone = submitted(play(farm, '1', '2000', '4', '1', '改1', '2', '1'));
    expect(Object.keys(gone.answers)).toEqual(['sick', 'people']);
    expect(gone.submits).toBe('farm');
    const back = submitted(play(farm, '1', '2000', '4', '1', '改1', '2', '改1', '1', '1'));
    expect(Object.keys(back.answers)).toEqual(['sick', 'bill', 'people', 'each', 'help']);
  });

  it('asks only what a correction makes newly relevant', () => {
    const played = play(farm, '1', '100', '4', '改第2题', '8000');
    expect(played.session?.open).toBe('help');
  });

  it('goes straight back to where the person was', () => {
    expect(play(farm, '1', '2000', '改1', '1').session?.open).toBe('people');
    expect(play(farm, '1', '2000', '上一步', '上一步', '有').session?.open).toBe('people');
    expect(play(farm, '1', '2000', '上一步', '继续').session?.open).toBe('people');
  });

  it('never turns 说不清 or 跳过 into a number', () => {
    const { answers } = submitted(play(farm, '1', '说不清', '跳过', '1'));
    expect(answers['bill']).toMatchObject({ status: 'unknown' });
    expect(answers['people']).toEqual({ status: 'skipped', at: context.now.toISOString() });
    expect(answers['each']).toBeUndefined();
  });

  it('the open question hears first: a steering word inside an answer steers nothing', () => {
    expect(play(farm, '1', '人工费两千').events.some(({ type }) => type === 'human_requested')).toBe(false);
  });
});

describe('a command in the middle of a talk', () => {
  const policies = loadText(
    houseLoader(),
    `id: asides
title: 插话
submits: asides
questions:
  - { name: story, type: text, short: 经过, label: 怎么回事？, purpose: 看情况。, retry: 请说一句。 }
  - { name: oath, type: text, short: 保证, label: 请照念一遍。, purpose: 看情况。, retry: 请说一句。, interruptions: never }
  - { name: people, type: count, short: 人口, label: 几口人？, purpose: 看情况。, retry: 比如 4。 }
`,
  );
  const allows = (...said: string[]): boolean => {
    const { session } = play(policies, ...said);
    if (session === null) throw new Error('the talk ended');
    const step = advanceSession(policies, session, { kind: 'words', text: '进度', source: 'text' }, context);
    return allowsInterruption(policies, session, step);
  };

  it('is answered where any words are an answer, unless the question forbids it', () => {
    expect(allows()).toBe(true);
    expect(allows('摔了腿')).toBe(false);
  });

  it('is answered elsewhere only when the question does not understand it', () => {
    expect(allows('摔了腿', '我保证')).toBe(true);
    const { session } = play(policies, '摔了腿', '我保证');
    const step = advanceSession(
      policies,
      session ?? neverSession(),
      { kind: 'words', text: '4', source: 'text' },
      context,
    );
    expect(allowsInterruption(policies, session ?? neverSession(), step)).toBe(false);
  });
});

describe('the order of a talk does not matter', () => {
  const values = { sick: '1', bill: '2000', people: '4', help: '1' };
  const plain = submitted(play(farm, ...Object.values(values), '1')).answers;
  const detour = fc.constantFrom(
    '上一步',
    '改1',
    '改第2题',
    '改3',
    '改',
    '帮助',
    '保存',
    '再说一遍',
    '转人工',
    '重来',
    '呃嗯哦哦',
  );

  it('with any backs, corrections, pauses and restarts the same values are submitted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(12), detour), { maxLength: 8 }), (detours) => {
        let step = startSession(farm, context);
        for (let turn = 0; step.session !== null && turn < 80; turn += 1) {
          const session: Session = reload(step.session);
          const way = detours.find(([at]) => at === turn)?.[1];
          step = advanceSession(
            farm,
            session,
            { kind: 'words', text: way ?? reply(session), source: 'text' },
            context,
          );
        }
        const end = step.events.find((event) => event.type === 'session_submitted');
        expect(end?.answers).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  /** What this person says wherever the talk stands. */
  function reply(session: Session): string {
    if (session.correcting !== undefined) return '1';
    if (session.pending !== undefined) return '对';
    return session.open === null ? '1' : values[session.open as keyof typeof values];
  }
});

function neverSession(): never {
  throw new Error('the talk ended');
}

describe('what is taken back and what is added', () => {
  it('不对，是… at a yes or no is a better answer to the question before, never a no', () => {
    const asked = loadText(
      houseLoader(),
      `id: back
title: 改口
submits: back
questions:
  - { name: people, type: count, short: 人口, label: 几口人？, purpose: 看情况。, unit: 人, retry: 比如 4。 }
  - { name: urgent, type: yes_no, short: 急事, label: 有急事吗？, purpose: 看情况。, retry: 有就回 1。 }
  - { name: last, type: yes_no, short: 完了, label: 完了吗？, purpose: 看情况。, retry: 完了回 1。 }
`,
    );
    const back = play(asked, '三口', '不对，是四口');
    expect(back.session?.answers['urgent']).toBeUndefined();
    const value = back.session?.pending?.value ?? back.session?.answers['people'];
    expect(JSON.stringify(value)).toContain('"min":4');
  });

  it('对，还… under a known story adds to it', () => {
    const story = loadText(
      houseLoader(),
      `id: story
title: 经过
submits: story
questions:
  - { name: story, type: text, short: 经过, label: 怎么回事？, purpose: 看情况。, retry: 请说一句。 }
  - { name: last, type: yes_no, short: 完了, label: 完了吗？, purpose: 看情况。, retry: 完了回 1。 }
`,
    );
    const known: Record<string, Answer> = {
      story: {
        status: 'given',
        value: { type: 'text', text: '老伴住院了' },
        raw: '老伴住院了',
        source: 'text',
      },
    };
    const first = startSession(story, { ...context, known });
    const step = advanceSession(
      story,
      reload(first.session ?? neverSession()),
      { kind: 'words', text: '对，还摔断了胯骨', source: 'text' },
      context,
    );
    expect(step.session?.answers['story']).toMatchObject({ raw: '老伴住院了\n对，还摔断了胯骨' });
  });
});
