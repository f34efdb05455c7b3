import { expect, it } from 'vitest';
import { readForm } from '../../src/flow/index.ts';
import { houseBook } from './support.ts';
import { houseLexicon, listTranscripts, readTranscript, replay, type Replayed } from './transcript.ts';

const book = houseBook();
const lexicon = houseLexicon();

/** Everything of a flow that a talk can exercise, as `question: what`. */
function wanted(): string[] {
  return book.all().flatMap((flow) => {
    const of = (name: string, what: string): string => `${flow.id}/${name}: ${what}`;
    const questions = flow.questions.flatMap(({ name, ...question }) => [
      ...(question.calculation === undefined
        ? [of(name, 'asked'), of(name, 'answered')]
        : [of(name, 'computed')]),
      ...(question.relevant === undefined ? [] : [of(name, 'relevant'), of(name, 'not relevant')]),
      ...(question.constraint === undefined ? [] : [of(name, 'allowed'), of(name, 'not allowed')]),
      ...(question.stop === undefined ? [] : [of(name, 'stopped'), of(name, 'not stopped')]),
      ...(question.danger === undefined ? [] : [of(name, 'danger'), of(name, 'no danger')]),
      ...(question.empty === undefined ? [] : [of(name, 'empty list')]),
    ]);
    const choices = (flow.summary?.choices ?? []).map(({ name, label }) => of(name, label));
    return [...questions, ...choices, ...(flow.summary === undefined ? [of('end', 'submitted')] : [])];
  });
}

function exercised({ flow, before, step }: Replayed): string[] {
  const seen: string[] = [];
  const see = (name: string, what: string): number => seen.push(`${flow.id}/${name}: ${what}`);
  const types = new Set(step.events.map(({ type }) => type));
  for (const session of [before, step.session].filter((each) => each !== null)) {
    const { relevant, answers } = readForm(flow, session, '2026-09-24');
    for (const { name, calculation } of flow.questions) {
      see(name, relevant.some((each) => each.name === name) ? 'relevant' : 'not relevant');
      if (calculation !== undefined && answers[name] !== undefined) see(name, 'computed');
    }
  }
  for (const event of step.events) {
    if (event.type === 'question_asked') see(event.question, 'asked');
    if (event.type === 'answer_refused' && event.why === 'not_allowed')
      see(event.question ?? '', 'not allowed');
    if (event.type === 'session_submitted') see('end', 'submitted');
    if (event.type !== 'answer_recorded') continue;
    if (event.answer.status === 'given') see(event.question, 'allowed');
    see(event.question, 'answered');
    see(event.question, types.has('session_cancelled') ? 'stopped' : 'not stopped');
    see(event.question, types.has('danger_declared') ? 'danger' : 'no danger');
  }
  if (before === null && step.session === null) {
    for (const { name } of flow.questions) see(name, 'empty list');
  }
  for (const { name, label, then, records } of before?.summarised === true
    ? (flow.summary?.choices ?? [])
    : []) {
    const end = step.events.find((event) => event.type === 'session_submitted');
    const kept = records === undefined ? undefined : end?.answers[records];
    const chosen = kept?.status === 'given' && kept.value.type === 'select_one' && kept.value.choice === name;
    if (
      then === 'correct' ? types.has('correction_asked') : records === undefined ? end !== undefined : chosen
    ) {
      see(name, label);
    }
  }
  return seen;
}

it('every question, branch, constraint and choice of every flow is exercised by a transcript', () => {
  const seen = new Set(
    listTranscripts().flatMap((name) => replay(readTranscript(name), book, lexicon).steps.flatMap(exercised)),
  );
  expect(wanted().filter((each) => !seen.has(each))).toEqual([]);
});
