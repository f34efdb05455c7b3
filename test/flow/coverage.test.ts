import { expect, it } from 'vitest';
import { isGroup, readForm, type Group, type Part } from '../../src/flow/index.ts';
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
      ...(question.note === undefined ? [] : [of(name, 'noted'), of(name, 'not noted')]),
      ...(question.empty === undefined ? [] : [of(name, 'empty list')]),
    ]);
    const groups = groupsOf(flow.parts).flatMap(({ name, relevant, repeat }) => [
      ...(relevant === undefined ? [] : [of(name, 'relevant'), of(name, 'not relevant')]),
      ...(repeat === undefined ? [] : [of(name, 'item added'), of(name, 'closed')]),
      ...(repeat?.first === undefined ? [] : [of(name, 'none')]),
    ]);
    const choices = (flow.summary?.choices ?? []).map(({ name, label }) => of(name, label));
    return [
      ...questions,
      ...groups,
      ...choices,
      ...(flow.summary === undefined ? [of('end', 'submitted')] : []),
    ];
  });
}

function groupsOf(parts: readonly Part[]): Group[] {
  return parts.flatMap((part) => (isGroup(part) ? [part, ...groupsOf(part.questions)] : []));
}

function namesIn(part: Part): string[] {
  return isGroup(part) ? [part.name, ...part.questions.flatMap(namesIn)] : [part.name];
}

function exercised({ flow, before, step }: Replayed): string[] {
  const seen: string[] = [];
  const see = (path: string, what: string): number =>
    seen.push(`${flow.id}/${path.split('/').at(-1) ?? ''}: ${what}`);
  const types = new Set(step.events.map(({ type }) => type));
  for (const session of [before, step.session].filter((each) => each !== null)) {
    const { slots, answers } = readForm(flow, session, '2026-09-24');
    for (const { name, calculation } of flow.questions) {
      see(name, slots.some(({ question }) => question.name === name) ? 'relevant' : 'not relevant');
      if (calculation !== undefined && answers[name] !== undefined) see(name, 'computed');
    }
    for (const group of groupsOf(flow.parts)) {
      const inside = new Set(namesIn(group));
      see(group.name, slots.some(({ question }) => inside.has(question.name)) ? 'relevant' : 'not relevant');
    }
  }
  for (const event of step.events) {
    if (event.type === 'question_asked') see(event.question, 'asked');
    if (event.type === 'answer_refused' && event.why === 'not_allowed')
      see(event.question ?? '', 'not allowed');
    if (event.type === 'session_submitted') see('end', 'submitted');
    if (event.type === 'item_added') see(event.repeat, 'item added');
    if (event.type !== 'answer_recorded') continue;
    const slot = step.session === null ? undefined : readForm(flow, step.session, '2026-09-24').slots;
    const gate = slot?.find(({ path }) => path === event.question)?.gate;
    if (gate !== undefined) see(event.question, gate.items.length === 0 ? 'none' : 'closed');
    const said = flow.questions.find(({ name }) => name === event.question.split('/').at(-1))?.note?.say;
    see(event.question, said !== undefined && step.replies.join('').includes(said) ? 'noted' : 'not noted');
    if (event.answer.status === 'given') see(event.question, 'allowed');
    see(event.question, 'answered');
    see(event.question, types.has('session_cancelled') ? 'stopped' : 'not stopped');
    see(event.question, types.has('danger_declared') ? 'danger' : 'no danger');
  }
  if (before === null && step.session === null) {
    for (const { name } of flow.questions) see(name, 'empty list');
  }
  for (const { name, label, then, records } of before?.summarised !== undefined
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
