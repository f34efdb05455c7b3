import type { Answer, Day } from '../core/index.ts';
import { fromCel, toCel } from './cel-value.ts';
import type { Flow, Question } from './definition.ts';
import { describeAnswer } from './describe.ts';
import { renderTemplate, type Scope, type Template } from './expression.ts';
import type { Session } from './session.ts';

/**
 * A session's answers seen through its flow: which questions are relevant, what expressions see, what comes next.
 * Computed afresh from answers and definition, so that back, correct, skip and resume are one operation.
 */
export interface Form {
  /** Relevant askable questions in order; their position from 1 is the number people see and say. */
  relevant: Question[];
  /** Scope of expressions; add `value` for a constraint. */
  scope: Scope;
  /** First relevant question without an answer. */
  next: Question | undefined;
  /** Relevant answers and calculations: what is submitted. */
  answers: Record<string, Answer>;
}

export function readForm(flow: Flow, session: Session, today: Day): Form {
  const relevance = new Map<string, boolean>();
  const values = new Map<string, unknown>();
  const calculated: Record<string, Answer> = {};
  const questions = new Map(flow.questions.map((question) => [question.name, question]));

  const scope: Scope = {
    given: session.given,
    today,
    item: chosenItem(flow, session),
    say: lazily(
      flow.questions.map(({ name }) => name),
      (name) => {
        const question = questions.get(name);
        const answer = question && isRelevant(question) ? answerOf(question) : undefined;
        return question && answer ? describeAnswer(flow, session, question, answer) : '';
      },
    ),
  };
  for (const question of flow.questions) {
    Object.defineProperty(scope, question.name, { enumerable: true, get: () => valueOf(question) });
  }

  // Lazy and remembered: whatever the order of dependence, each question is computed once. Circles are refused at load.
  function isRelevant(question: Question): boolean {
    const known = relevance.get(question.name);
    if (known !== undefined) return known;
    const expression = flow.compiled.questions[question.name]?.relevant;
    const relevant = expression === undefined || expression.evaluate(scope) === true;
    relevance.set(question.name, relevant);
    return relevant;
  }

  function answerOf(question: Question): Answer | undefined {
    const expression = flow.compiled.questions[question.name]?.calculation;
    if (expression === undefined) return session.answers[question.name];
    const value = fromCel(question.type, expression.evaluate(scope));
    return value === null ? undefined : { status: 'given', value, raw: '', source: 'prefill' };
  }

  function valueOf(question: Question): unknown {
    if (!values.has(question.name)) {
      values.set(question.name, isRelevant(question) ? toCel(question.type, answerOf(question)) : null);
    }
    return values.get(question.name);
  }

  const live = flow.questions.filter(isRelevant);
  for (const question of live) {
    const answer = answerOf(question);
    if (answer !== undefined) calculated[question.name] = answer;
  }
  const relevant = live.filter(({ calculation }) => calculation === undefined);
  return {
    relevant,
    scope,
    next: relevant.find(({ name }) => session.answers[name] === undefined),
    answers: calculated,
  };
}

/** A text of the flow with what is known filled in. */
export function fillIn(template: Template | undefined, form: Form): string {
  return template === undefined ? '' : renderTemplate(template, form.scope);
}

/** Facts of the item chosen from the first answered list, with its label. */
function chosenItem(flow: Flow, session: Session): Record<string, string | number | boolean> {
  for (const { name, choices_from: list } of flow.questions) {
    const answer = session.answers[name];
    if (list === undefined || answer?.status !== 'given' || answer.value.type !== 'select_one') continue;
    const { choice } = answer.value;
    const item = session.lists[list]?.find((each) => each.name === choice);
    if (item !== undefined) return { ...item.data, label: item.label };
  }
  return {};
}

function lazily(names: string[], read: (name: string) => string): Record<string, string> {
  const map: Record<string, string> = {};
  for (const name of names) Object.defineProperty(map, name, { enumerable: true, get: () => read(name) });
  return map;
}
