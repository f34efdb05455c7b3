import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/index.ts';
import { foldEvent, moveSession, type Flow, type FlowEvent, type Session } from '../../src/flow/index.ts';
import {
  fullContext,
  fullReport,
  fullReportWith,
  households,
  listStates,
  sayNext,
  sayTo,
} from './full-report-talk.ts';
import { reload } from './transcript.ts';

/** What changes: other words, another type, a choice less, a demand more, a question more. */
const next = fullReportWith((question) => {
  question('hukou').label = '家里人的户口还在本村吗？';
  question('tuition').type = 'text';
  question('labour').choices = question('labour').choices?.filter(({ name }) => name !== 'full') ?? [];
  question('monthly').constraint = 'value <= 2000.0';
  question('monthly').constraint_message = '一个月超过两千的，请写在情况里。';
  question('head').name = 'head_of_household';
});

/** Names whose answers the new version cannot take, judged from the list of changes alone. */
const changed = new Set(['tuition', 'labour', 'monthly', 'head']);
const nameOf = (path: string): string => path.split('/').at(-1) ?? '';

function finish(flow: Flow, from: Session, household: number): FlowEvent[] {
  const events: FlowEvent[] = [];
  let session: Session | null = from;
  for (let turn = 0; session !== null; turn += 1) {
    if (turn > 200) throw new Error(`the talk goes round at ${session.open ?? 'the summary'}`);
    const said =
      nameOf(session.open ?? '') === 'monthly' && session.failures > 0
        ? '300'
        : sayNext(flow, session, household);
    const step = sayTo(flow, session, said);
    events.push(...step.events);
    session = step.session;
  }
  return events;
}

describe('1,000 open talks of the largest flow', { timeout: 120_000 }, () => {
  it('survive a new version: none lost, nothing unchanged asked twice', () => {
    const states = households.flatMap((_, household) =>
      listStates(fullReport, household).map((session) => ({ session, household })),
    );
    const open = new Set<string>();
    // What follows a state does not hang on who is in it: states that come round again have the same end.
    const ends = new Map<number, FlowEvent[]>();
    let submitted = 0;
    for (let n = 0; n < 1_000; n += 1) {
      const at = n % states.length;
      const { session, household } = states[at] ?? { session: null, household: 0 };
      if (session === null) throw new Error('no state');
      open.add(nameOf(session.open ?? 'summary'));
      const moved = moveSession(fullReport, next, reload(session), fullContext);
      if (moved.session === null) throw new Error('lost');
      expect(reload(moved.events).reduce(foldEvent, reload(session))).toEqual(reload(moved.session));
      const kept = Object.entries(session.answers).filter(([path, answer]) => isTaken(path, answer));
      expect(moved.session.answers).toEqual(Object.fromEntries(kept));
      expect(moved.session.items).toEqual(session.items);
      const events = ends.get(at) ?? [...moved.events, ...finish(next, moved.session, household)];
      ends.set(at, events);
      const asked = events.flatMap((event) => (event.type === 'question_asked' ? [event.question] : []));
      // The question for one more item is asked after each item; everything else once.
      const once = asked.filter((path) => !(nameOf(path) in (moved.session?.items ?? {})) && !isRepeat(path));
      expect(once.filter((path) => kept.some(([each]) => each === path))).toEqual([]);
      expect(new Set(once).size).toBe(once.length);
      submitted += events.filter(({ type }) => type === 'session_submitted').length;
    }
    expect(submitted).toBe(1_000);
    const asked = fullReport.questions.filter(({ calculation }) => calculation === undefined);
    expect(asked.map(({ name }) => name).filter((name) => !open.has(name))).toEqual([]);
  });
});

function isRepeat(path: string): boolean {
  return fullReport.compiled.repeats[nameOf(path)] !== undefined;
}

function isTaken(path: string, answer: Answer): boolean {
  if (!changed.has(nameOf(path))) return true;
  if (answer.status !== 'given') return nameOf(path) !== 'head' && nameOf(path) !== 'tuition';
  if (nameOf(path) === 'monthly') return answer.value.type === 'amount' && (answer.value.min ?? 0) <= 200_000;
  return nameOf(path) === 'labour' && answer.value.type === 'select_one' && answer.value.choice !== 'full';
}

describe('whatever way is taken through the largest flow', { timeout: 120_000 }, () => {
  const detour = fc.constantFrom(
    '上一步',
    '改',
    '改第1题',
    '改第3题',
    '张三的年龄',
    '帮助',
    '保存',
    '再说一遍',
    '转人工',
    '重来',
    '还有几题',
  );

  it('with any backs, corrections, pauses and restarts the same values are submitted', () => {
    const plain = households.map((_, household) =>
      valuesOf(finish(fullReport, firstOf(household), household)),
    );
    fc.assert(
      fc.property(
        fc.nat(households.length - 1),
        fc.array(fc.tuple(fc.nat(60), detour), { maxLength: 6 }),
        (household, detours) => {
          let session: Session | null = firstOf(household);
          const events: FlowEvent[] = [];
          for (let turn = 0; session !== null && turn < 300; turn += 1) {
            // Before anybody is called so, it is the words of a story.
            const isNamed = session.items?.['members'] !== undefined;
            const way = detours.find(
              ([at, words]) => at === turn && (isNamed || !words.startsWith('张三')),
            )?.[1];
            const back = session.correcting === undefined ? undefined : '继续';
            const step = sayTo(fullReport, session, way ?? back ?? sayNext(fullReport, session, household));
            events.push(...step.events);
            session = step.session;
          }
          expect(valuesOf(events)).toEqual(plain[household]);
        },
      ),
      { numRuns: 30 },
    );
  });
});

function firstOf(household: number): Session {
  const [first] = listStates(fullReport, household);
  if (first === undefined) throw new Error('the talk did not begin');
  return first;
}

function valuesOf(events: FlowEvent[]): unknown {
  const end = events.find((event) => event.type === 'session_submitted');
  if (end === undefined) throw new Error('not submitted');
  return JSON.parse(
    JSON.stringify(end.answers, (key, value: unknown) => (key === 'raw' ? undefined : value)),
  );
}
