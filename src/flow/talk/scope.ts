import type { Answer, Day } from '../../core/index.ts';
import { fromCel, toCel } from '../format/cel-value.ts';
import type { CompiledRepeat, Entry, Level, Flow } from '../format/compiled.ts';
import type { Question } from '../format/definition.ts';
import { chosenItem } from './chosen-item.ts';
import { describeAnswer } from './describe.ts';
import type { ListItem } from './event.ts';
import type { Scope } from '../format/expression.ts';
import { itemsOf, type Session } from './session.ts';

/** A level of the form in one item, or outermost, with what its expressions see. */
export interface Place {
  level: Level;
  /** Put before a name it makes the answer's key. */
  prefix: string;
  scope: Scope;
  /** The place that the item is in. */
  outer?: Place;
}

/** A session's answers as the expressions of its flow see them. */
export interface Scopes {
  outermost: Place;
  openItem(place: Place, repeat: CompiledRepeat, id: string): Place;
  isRelevant(place: Place, entry: Entry): boolean;
  /** What was answered, or what is computed. */
  answerOf(place: Place, question: Question): Answer | undefined;
}

/** One question of a level. */
export type QuestionEntry = Extract<Entry, { question: Question }>;
/** One repeat of a level, with the level of its items. */
export type RepeatEntry = Extract<Entry, { repeat: CompiledRepeat }>;

/** A question, as against a repeat. */
export function isQuestion(entry: Entry): entry is QuestionEntry {
  return 'question' in entry;
}

/** What the expressions of a form see. Everything is computed when it is first asked for, and once. */
export function createScopes(flow: Flow, session: Session, today: Day): Scopes {
  const relevance = new Map<string, boolean>();
  const values = new Map<string, unknown>();
  const lists = new Map<string, unknown[]>();
  const places = new Map<string, Place>();

  const base: Scope = { given: session.given, today, item: factsOf(chosenItem(flow, session)) };
  const outermost = openPlace(flow.compiled.form, '', base);

  function openPlace(level: Level, prefix: string, outer: Scope, within?: Place): Place {
    // What an item does not have by itself it has from outside.
    const scope = Object.create(outer) as Scope;
    const place: Place = { level, prefix, scope, ...(within === undefined ? {} : { outer: within }) };
    places.set(prefix, place);
    for (const entry of level.entries) {
      const { name } = isQuestion(entry) ? entry.question : entry.repeat.group;
      const read = isQuestion(entry) ? () => valueOf(place, entry) : () => listOf(place, entry);
      Object.defineProperty(scope, name, { get: read });
    }
    let say: Record<string, string> | undefined;
    Object.defineProperty(scope, 'say', { get: () => (say ??= describePlace(place)) });
    return place;
  }

  /** Answers in words, by question; in an item those outside it, too. Made only where a text asks for it. */
  function describePlace(place: Place): Record<string, string> {
    const outside = place.outer === undefined ? {} : describePlace(place.outer);
    for (const entry of place.level.entries.filter(isQuestion)) {
      const describe = (): string => {
        const answer = isRelevant(place, entry) ? answerOf(place, entry.question) : undefined;
        return answer === undefined ? '' : describeAnswer(flow, session, entry.question, answer);
      };
      Object.defineProperty(outside, entry.question.name, { enumerable: true, get: describe });
    }
    return outside;
  }

  function openItem(place: Place, { group, level }: CompiledRepeat, id: string): Place {
    const prefix = `${place.prefix}${group.name}/${id}/`;
    return places.get(prefix) ?? openPlace(level, prefix, place.scope, place);
  }

  // Lazy and remembered: whatever the order of dependence, each question is computed once. Circles are refused at load.
  function isRelevant({ prefix, scope }: Place, entry: Entry): boolean {
    const path = prefix + (isQuestion(entry) ? entry.question.name : entry.repeat.group.name);
    const known = relevance.get(path);
    if (known !== undefined) return known;
    const relevant = entry.when.every((condition) => condition.evaluate(scope) === true);
    relevance.set(path, relevant);
    return relevant;
  }

  function answerOf({ prefix, scope }: Place, { name, type }: Question): Answer | undefined {
    const expression = flow.compiled.questions[name]?.calculation;
    if (expression === undefined) return session.answers[prefix + name];
    const value = fromCel(type, expression.evaluate(scope));
    return value === null ? undefined : { status: 'given', value, raw: '', source: 'prefill' };
  }

  function valueOf(place: Place, entry: QuestionEntry): unknown {
    const { question } = entry;
    const path = place.prefix + question.name;
    if (!values.has(path)) {
      values.set(path, isRelevant(place, entry) ? toCel(question, answerOf(place, question)) : null);
    }
    return values.get(path);
  }

  /** A repeat as expressions see it: one map an item, by the names of its questions. Not relevant: no item. */
  function listOf(place: Place, entry: RepeatEntry): unknown[] {
    if (!isRelevant(place, entry)) return [];
    const { repeat } = entry;
    const path = place.prefix + repeat.group.name;
    const known = lists.get(path);
    if (known !== undefined) return known;
    const list = itemsOf(session, path).map((id) => {
      const inside = openItem(place, repeat, id);
      return Object.fromEntries(
        repeat.level.entries.map((each) =>
          isQuestion(each)
            ? [each.question.name, valueOf(inside, each)]
            : [each.repeat.group.name, listOf(inside, each)],
        ),
      );
    });
    lists.set(path, list);
    return list;
  }

  return { outermost, openItem, isRelevant, answerOf };
}

/** Facts of a chosen item, with its label. */
function factsOf(item: ListItem | null): Record<string, string | number | boolean> {
  return item === null ? {} : { ...item.data, label: item.label };
}
