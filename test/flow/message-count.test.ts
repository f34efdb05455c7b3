import { expect, it } from 'vitest';
import { houseBook } from './support.ts';
import { houseLexicon, readTranscript, replay } from './transcript.ts';

/** [transcript, most messages of the person, those before the flow's first question (its trigger)] */
const budgets: [string, number, number][] = [
  // H2: ≤ 10 from 申报 to the submission.
  ['quick-report-plain.txt', 10, 1],
  // H1: first contact adds at most four.
  ['bind-plain.txt', 4, 0],
  // H21: ≤ 8 after 走访.
  ['visit-in-person.txt', 8, 0],
];

it.each(budgets)('%s takes at most %i messages', (name, most, before) => {
  const transcript = readTranscript(name);
  const last = replay(transcript, houseBook(), houseLexicon()).steps.at(-1);
  expect(last?.step.events.at(-1)?.type).toBe('session_submitted');
  expect(transcript.said.length + before).toBeLessThanOrEqual(most);
});
