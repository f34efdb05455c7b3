import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/index.ts';
import {
  foldEvent,
  moveSession,
  type Flow,
  type FlowEvent,
  type Question,
  type Session,
} from '../../src/flow/index.ts';
import type { FlatDefinition } from './support.ts';
import { reload } from './transcript.ts';
import { finish, moveContext, present, quickReportWith, replyTo, sayTo, talkOf } from './version.ts';

const old = present(quickReportWith(() => undefined));

const added: Question = {
  name: 'savings',
  type: 'yes_no',
  short: '存款',
  label: '家里还有存款吗？',
  purpose: '好算账。',
  retry: '有就回 1。',
  required: false,
  must_know: false,
};

/** One thing that an author may do to a flow. */
type Change =
  | { do: 'drop' | 'rename' | 'relabel' | 'retype' | 'swap' | 'add'; at: number }
  | { do: 'drop_choice'; at: number }
  | { do: 'limit_people'; at: number };

const change: fc.Arbitrary<Change> = fc.record({
  do: fc.constantFrom('drop', 'rename', 'relabel', 'retype', 'swap', 'add', 'drop_choice', 'limit_people'),
  at: fc.nat(10),
});

function apply(definition: FlatDefinition, { do: what, at }: Change): void {
  const { questions } = definition;
  const question = questions[at % questions.length];
  if (question === undefined) return;
  const index = questions.indexOf(question);
  if (what === 'drop') questions.splice(index, 1);
  if (what === 'rename') question.name = `${question.name}_anew`;
  if (what === 'relabel') question.label = `请问${question.label}`;
  if (what === 'retype' && ['amount', 'date', 'name', 'address'].includes(question.type)) {
    question.type = 'text';
    delete question.constraint;
  }
  if (what === 'swap') questions.splice(index, 2, ...questions.slice(index, index + 2).toReversed());
  if (what === 'add' && !questions.some(({ name }) => name === added.name)) {
    questions.splice(index, 0, { ...added });
  }
  if (what === 'drop_choice') question.choices?.splice(at % question.choices.length, 1);
  if (what === 'limit_people' && question.name === 'people') question.constraint = 'value >= 1 && value <= 6';
}

/** Whether the new version takes an old answer, judged from the two files alone. */
function isTaken(to: Flow, name: string, answer: Answer): boolean {
  const question = to.questions.find((each) => each.name === name);
  const before = old.questions.find((each) => each.name === name);
  if (question === undefined || question.type !== before?.type) return false;
  if (answer.status !== 'given') return true;
  const { value } = answer;
  const choices = question.choices?.map((choice) => choice.name) ?? [];
  if (value.type === 'select_one') return choices.includes(value.choice);
  if (value.type === 'select_multiple') return value.choices.every((each) => choices.includes(each));
  return value.type !== 'count' || question.constraint === before.constraint || (value.min ?? 0) <= 6;
}

const who = fc.record({
  messages: fc.nat(12),
  applicant: fc.constantFrom<'1' | '2'>('1', '2'),
  variant: fc.constantFrom<0 | 1>(0, 1),
});

interface Carried {
  session: Session;
  /** Answers that the new version takes, as they were. */
  kept: Record<string, Answer>;
  events: FlowEvent[];
}

/** Move a talk, check what was carried, play it to its end, check that nothing unchanged was asked. */
function survive(to: Flow, session: Session, applicant: '1' | '2', variant: 0 | 1): Carried {
  const kept = Object.fromEntries(
    Object.entries(session.answers).filter(([name, answer]) => isTaken(to, name, answer)),
  );
  const moved = moveSession(old, to, reload(session), moveContext);
  expect(reload(moved.events).reduce(foldEvent, reload(session))).toEqual(reload(moved.session));
  if (moved.session === null) throw new Error('lost');
  expect(moved.session.answers).toEqual(kept);
  expect(moved.session.open === null).toBe(moved.session.summarised !== undefined);

  const events = [...moved.events, ...finish(to, moved.session, applicant, variant)];
  const asked = events.flatMap((event) => (event.type === 'question_asked' ? [event.question] : []));
  expect(asked.filter((name) => kept[name] !== undefined)).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  const end = events.find((event) => event.type === 'session_submitted');
  for (const [name, answer] of Object.entries(kept)) {
    if (end?.answers[name] !== undefined) expect(end.answers[name]).toEqual(answer);
  }
  expect(end).toBeDefined();
  return { session: moved.session, kept, events };
}

describe('whatever changes in a flow', { timeout: 60_000 }, () => {
  it('no carried answer is lost, nothing unchanged is asked twice', () => {
    let moves = 0;
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        who,
        (changes, { messages, applicant, variant }) => {
          const to = quickReportWith((definition) => {
            for (const each of changes) apply(definition, each);
          });
          // A change that leaves an expression hanging is refused at load: it never reaches anybody.
          fc.pre(to !== null && to.hash !== old.hash);
          moves += 1;
          survive(present(to), talkOf(old, messages, applicant, variant), applicant, variant);
        },
      ),
      { numRuns: 100 },
    );
    expect(moves).toBeGreaterThanOrEqual(100);
  });

  it('the message that led to the move is heard where its question is put as before', () => {
    const to = present(quickReportWith(({ questions }) => void questions.splice(4, 0, { ...added })));
    const session = talkOf(old, 4, '1', 0);
    const moved = moveSession(old, to, session, moveContext);
    expect(moved).toMatchObject({ hears: true, session: { open: session.open } });
    const step = sayTo(to, moved.session ?? session, replyTo(to, session, '1', 0));
    expect(Object.keys(step.session?.answers ?? {})).toContain(session.open);
  });
});

describe('1,000 open talks', { timeout: 60_000 }, () => {
  it('survive a new version of the largest flow: none lost, nothing unchanged asked twice', () => {
    const next = present(
      quickReportWith((definition) => {
        const { questions } = definition;
        const byName = (name: string): Question =>
          questions.find((question) => question.name === name) ?? { ...added };
        byName('since').label = '从哪年哪月开始的？';
        byName('loss').type = 'text';
        delete byName('loss').constraint;
        byName('people').constraint = 'value >= 1 && value <= 6';
        byName('kinds').choices = byName('kinds').choices?.filter(({ name }) => name !== 'R10') ?? [];
        definition.questions = questions
          .filter(({ name }) => name !== 'subject_knows')
          .toSpliced(3, 0, { ...added });
      }),
    );
    const open = new Map<string, number>();
    const again = new Map<string, number>();
    let submitted = 0;
    for (let n = 0; n < 1_000; n += 1) {
      const applicant = n % 3 === 2 ? '2' : '1';
      const variant = n % 2 === 0 ? 0 : 1;
      const session = talkOf(old, Math.floor(n / 6) % 11, applicant, variant);
      const at = session.open ?? 'summary';
      open.set(at, (open.get(at) ?? 0) + 1);
      const { events } = survive(next, session, applicant, variant);
      for (const event of events) {
        if (event.type === 'question_asked' && session.answers[event.question] !== undefined) {
          again.set(event.question, (again.get(event.question) ?? 0) + 1);
        }
      }
      submitted += events.filter(({ type }) => type === 'session_submitted').length;
    }
    expect([...open.keys()].toSorted()).toEqual(
      [...old.questions.map(({ name }) => name), 'summary'].toSorted(),
    );
    expect(Math.min(...open.values())).toBeGreaterThan(10);
    expect(submitted).toBe(1_000);
    // Only what changed so that the answer does not fit any more.
    expect([...again.keys()].toSorted()).toEqual(['kinds', 'loss', 'people']);
  });
});
