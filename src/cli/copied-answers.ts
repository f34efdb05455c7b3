import { maskIdNumber, type Answer } from '../core/index.ts';
import type { CopiedAnswer } from '../documents/index.ts';
import {
  describeAnswer,
  type Flow,
  type Group,
  type Part,
  type Question,
  type Session,
} from '../flow/index.ts';

type Answers = Readonly<Record<string, Answer>>;

/** What was answered, as a person reads it, in the order of the form; `left`: questions that are told elsewhere. */
export function copyAnswers(
  flow: Flow,
  answers: Answers,
  left: readonly string[] = [],
): { answers: CopiedAnswer[]; files: number } {
  const copied: CopiedAnswer[] = [];
  let files = 0;
  for (const part of [...flow.questions, ...groupsOf(flow.parts)]) {
    const answer = answers[part.name];
    if (answer === undefined || left.includes(part.name)) continue;
    if ('questions' in part) {
      if (answer.status !== 'given' || answer.value.type !== 'items') continue;
      for (const [at, item] of answer.value.items.entries()) {
        const inside = copyAnswers(flow, item);
        files += inside.files;
        copied.push(
          ...inside.answers.map((one) => ({ ...one, short: `${part.title}${at + 1} ${one.short}` })),
        );
      }
    } else if (answer.status === 'given' && answer.value.type === 'media') {
      files += answer.value.media.length;
      if (answer.value.text !== undefined && answer.value.text !== '')
        copied.push({ short: part.short, said: answer.value.text });
    } else if (part.choices_from === undefined) {
      // A list holds other households.
      copied.push(copyAnswer(flow, part, answer));
    }
  }
  return { answers: copied, files };
}

function copyAnswer(flow: Flow, question: Question, answer: Answer): CopiedAnswer {
  const { short } = question;
  const said = describeAnswer(flow, bareSession(flow), question, answer);
  if (answer.status !== 'given') return { short, said };
  const { value, raw } = answer;
  if (value.type === 'id_number') return { short, said: maskIdNumber(value.id) };
  if (value.type === 'text') return { short, said: value.text };
  // A number of the list says nothing by itself.
  const isOwnWord = raw !== said && raw.trim() !== '' && !/^[\d\s,，、]+$/u.test(raw);
  return { short, said, ...(isOwnWord ? { raw } : {}) };
}

/** Groups that repeat: what was said in them is a list of items. */
function groupsOf(parts: readonly Part[]): Group[] {
  return parts.flatMap((part) => {
    if (!('questions' in part)) return [];
    const inside = groupsOf(part.questions);
    return part.repeat === undefined ? inside : [part, ...inside];
  });
}

/** Words for an answer need no talk: only its lists, which are left out here. */
function bareSession({ id, hash }: Flow): Session {
  return {
    flow: id,
    hash,
    startedAt: '',
    answers: {},
    open: null,
    failures: 0,
    attachments: [],
    lists: {},
    given: {},
  };
}
