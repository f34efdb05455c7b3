import type { Answer, Day, Range, Value } from '../../core/index.ts';
import type { Choice } from '../../understanding/index.ts';
import type { Flow } from '../format/compiled.ts';
import type { Question } from '../format/definition.ts';
import type { ListItem } from './event.ts';
import { sayPhrase, type Phrases } from '../format/phrases.ts';
import type { Session } from './session.ts';

/** What of a session the words for an answer depend on. */
type Chosen = Pick<Session, 'lists' | 'answers'>;

/** Options of a question: its own, or the list it was started with. Yes/no has two. */
export function choicesOf(flow: Flow, session: Chosen, question: Question): Choice[] {
  if (question.choices_from !== undefined) return withOwnWords(session.lists[question.choices_from] ?? []);
  if (question.choices !== undefined) return question.choices;
  if (question.type !== 'yes_no') return [];
  return [
    { name: 'yes', label: sayPhrase(flow.phrases, 'yes') },
    { name: 'no', label: sayPhrase(flow.phrases, 'no') },
  ];
}

/** Items of a list can be named without what stands in brackets; by a word that two of them share, which is meant is asked. */
function withOwnWords(items: ListItem[]): Choice[] {
  return items.map(({ name, label, words = [] }) => ({
    name,
    label,
    words: [...new Set([label.replace(/[（(].*$/u, '').trim(), ...words])].filter((word) => word !== ''),
  }));
}

/** An answer in short words and figures, for the echo, the summary and the list of 改. */
export function describeAnswer(flow: Flow, session: Chosen, question: Question, answer: Answer): string {
  if (answer.status === 'unknown') return sayPhrase(flow.phrases, 'answer_unknown');
  if (answer.status === 'skipped') return sayPhrase(flow.phrases, 'answer_skipped');
  return describeValue(flow, session, question, answer.value);
}

function describeValue(flow: Flow, session: Chosen, question: Question, value: Value): string {
  const { phrases } = flow;
  const labelOf = (choice: string): string =>
    choicesOf(flow, session, question).find(({ name }) => name === choice)?.label ?? choice;
  switch (value.type) {
    case 'text':
      return shorten(phrases, value.text);
    case 'amount': {
      const amount = describeRange(phrases, { ...value, min: yuan(value.min), max: yuan(value.max) }, (n) =>
        sayPhrase(phrases, 'yuan', { n }),
      );
      const period = value.period === undefined ? '' : sayPhrase(phrases, `per_${value.period}`);
      const per = value.per === undefined ? '' : sayPhrase(phrases, 'per_thing', { thing: value.per });
      return `${period}${per}${amount}`;
    }
    case 'count':
      return describeRange(phrases, value, (n) =>
        value.unit === undefined ? `${n}${question.unit ?? ''}` : sayPhrase(phrases, `${value.unit}s`, { n }),
      );
    case 'quantity':
      return describeRange(phrases, value, (n) => `${n}${value.unit}`);
    case 'duration':
      return describeRange(phrases, value, (n) => sayPhrase(phrases, `${value.unit}s`, { n }));
    case 'date':
    case 'period':
      return describeDays(phrases, value.start, value.end, value.approx);
    case 'yes_no':
      return labelOf(value.yes ? 'yes' : 'no');
    case 'select_one':
      return labelOf(value.choice);
    case 'select_multiple':
      return value.choices.map(labelOf).join(sayPhrase(phrases, 'list_comma'));
    case 'name':
      return value.name;
    case 'address':
      return shorten(phrases, value.text);
    case 'phone':
      return value.phone;
    case 'id_number':
      return value.id;
    case 'items':
      return String(value.items.length);
    default:
      return describeMedia(phrases, value);
  }
}

function describeMedia(phrases: Phrases, value: Extract<Value, { type: 'media' }>): string {
  const words = value.text === undefined || value.text === '' ? '' : ` ${shorten(phrases, value.text)}`;
  if (value.kind === 'audio') return `${sayPhrase(phrases, 'voice')}${words}`;
  if (value.kind === 'location') return `${sayPhrase(phrases, 'place')}${words}`;
  return value.media.length === 0
    ? sayPhrase(phrases, 'no_photo')
    : sayPhrase(phrases, 'photos', { n: value.media.length });
}

function describeRange(phrases: Phrases, { min, max, approx }: Range, unit: (n: string) => string): string {
  if (min !== null && max !== null) {
    const plain =
      min === max ? unit(group(min)) : sayPhrase(phrases, 'between', { a: group(min), b: unit(group(max)) });
    return approx ? sayPhrase(phrases, 'around', { n: plain }) : plain;
  }
  if (min !== null) return sayPhrase(phrases, 'at_least', { n: unit(group(min)) });
  return max === null
    ? sayPhrase(phrases, 'answer_unknown')
    : sayPhrase(phrases, 'at_most', { n: unit(group(max)) });
}

function describeDays(phrases: Phrases, start: Day, end: Day, approx: boolean): string {
  const [y = 0, m = 0, d = 0] = start.split('-').map(Number);
  const whole = (from: string, to: string): boolean => start.endsWith(from) && end >= to;
  const lastOfMonth = new Date(Date.UTC(y, m, 0)).toISOString().slice(0, 10);
  const plain =
    start === end
      ? sayPhrase(phrases, 'date_day', { y, m, d })
      : whole('-01-01', `${y}-12-31`)
        ? sayPhrase(phrases, 'date_year', { y })
        : whole('-01', lastOfMonth) && end === lastOfMonth
          ? sayPhrase(phrases, 'date_month', { y, m })
          : sayPhrase(phrases, 'between', {
              a: describeDays(phrases, start, start, false),
              b: describeDays(phrases, end, end, false),
            });
  return approx ? sayPhrase(phrases, 'around', { n: plain }) : plain;
}

/** Long words are kept whole in the answer; what is shown is their beginning, in one line: a line `4` would be an option. */
export function shorten({ phrases }: Phrases, text: string): string {
  const signs = [
    ...text
      .trim()
      .split(/\s*\n\s*/u)
      .join(phrases.list_semicolon),
  ];
  return signs.length <= 24 ? signs.join('') : `${signs.slice(0, 23).join('')}…`;
}

function yuan(fen: number | null): number | null {
  return fen === null ? null : fen / 100;
}

/** 35,000 · 0.5 */
function group(number: number): string {
  const [whole = '', part] = String(number).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}
