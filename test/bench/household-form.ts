import { parse, stringify } from 'yaml';
import type { Answer } from '../../dist/core/index.js';
import { readProjectFile, type TextFile } from '../../dist/project-files.js';
import { createVillager, type Interview, type Plain, type Villager } from './villagers.ts';

/** Somebody who answers the twelve questions, and what must be recorded of it. */
export interface Respondent extends Villager {
  answers: Record<string, Plain>;
}

interface Talk {
  income: number;
  says: string[];
  answers: Record<string, Plain>;
}

/** The form of twelve questions, and forms of other lengths made of it. */
export interface HouseholdForm extends Interview {
  form: TextFile;
  createVillager(n: number): Respondent;
  /** The same questions again and again, `questions` in all, each of them asked; the talk stops before the summary. */
  lengthen(questions: number): Interview;
}

export async function readHouseholdForm(): Promise<HouseholdForm> {
  const form = await readProjectFile('test/bench/household-form.yaml');
  const file = parse((await readProjectFile('test/bench/household-talks.yaml')).text) as {
    talks: [Talk, Talk];
    taken: Record<string, string>;
  };
  return {
    form,
    createVillager: (n) => createRespondent(n, file.talks[n % 2 === 0 ? 0 : 1]),
    lengthen: (questions) => lengthen(form, file.taken, file.talks[0].says[0] ?? '', questions),
  };
}

function createRespondent(n: number, { income, says, answers }: Talk): Respondent {
  const own = income + n;
  return {
    ...createVillager(n),
    says: says.map((words) => (words === String(income) ? String(own) : words)),
    answers: { ...answers, income: own },
  };
}

function lengthen(
  { text }: TextFile,
  taken: Record<string, string>,
  trigger: string,
  count: number,
): Interview {
  const flow = parse(text) as { questions: { name: string; relevant?: string }[] };
  const questions = Array.from({ length: count }, (_none, index) => {
    const { relevant: _, ...question } = flow.questions[index % flow.questions.length] ?? { name: '' };
    const round = Math.floor(index / flow.questions.length);
    return {
      words: taken[question.name] ?? '',
      question: { ...question, name: `${question.name}_${round}` },
    };
  });
  const long = { ...flow, questions: questions.map(({ question }) => question) };
  return {
    form: { file: `${count} questions`, text: stringify(long) },
    createVillager: (n) => ({
      ...createVillager(n),
      says: [trigger, ...questions.slice(0, -1).map(({ words }) => words)],
    }),
  };
}

/** Whether exactly these answers were recorded. */
export function areRecorded(expected: Record<string, Plain>, answers: Record<string, Answer>): boolean {
  const names = new Set([...Object.keys(expected), ...Object.keys(answers)]);
  return [...names].every((name) => expected[name] === plainOf(answers[name]));
}

function plainOf(answer: Answer | undefined): Plain | null {
  if (answer?.status !== 'given') return null;
  const { value } = answer;
  switch (value.type) {
    case 'name':
      return value.name;
    case 'text':
      return value.text;
    case 'yes_no':
      return value.yes;
    case 'select_one':
      return value.choice;
    case 'count':
      return value.min === value.max ? value.min : null;
    case 'amount':
      return value.min === value.max && value.min !== null ? value.min / 100 : null;
    case 'date':
      return value.start === value.end ? value.start : null;
    default:
      return null;
  }
}
