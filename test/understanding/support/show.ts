import type { Value } from '../../../src/core/index.ts';
import {
  understand,
  type CorrectionTarget,
  type FieldSpec,
  type UnderstandContext,
} from '../../../src/understanding/index.ts';
import { context } from './lexicon.ts';

/** A value in a short form for tables: `30000`, `3000~5000`, `..20000`, `500/month`, `2~2.5 亩`; amounts in yuan. */
export function show(value: Value): string {
  switch (value.type) {
    case 'amount':
      return (
        showRange(value, 100) + (value.period ? `/${value.period}` : '') + (value.per ? `/${value.per}` : '')
      );
    case 'count':
      return showRange(value, 1);
    case 'quantity':
    case 'duration':
      return `${showRange(value, 1)} ${value.unit}`;
    case 'date':
    case 'period':
      return (
        (value.start === value.end ? value.start : `${value.start}..${value.end}`) +
        (value.approx ? ' ~' : '')
      );
    case 'yes_no':
      return value.yes ? 'yes' : 'no';
    case 'select_one':
      return value.choice;
    case 'select_multiple':
      return value.choices.join(' ');
    case 'address':
      return [value.area ?? '?', ...(value.group === undefined ? [] : [`${value.group}组`])].join(' ');
    case 'text':
      return value.text;
    case 'name':
      return value.name;
    case 'phone':
      return value.phone;
    case 'id_number':
      return `${value.id} ${value.sex} ${value.birth}`;
    case 'media':
      return value.kind;
    case 'items':
      return `${value.items.length} items`;
  }
}

function showRange(
  { min, max, approx }: { min: number | null; max: number | null; approx: boolean },
  by: number,
): string {
  const end = (value: number | null) => (value === null ? '' : String(value / by));
  return (min === max ? end(min) : `${end(min)}..${end(max)}`) + (approx && min === max ? '~' : '');
}

/** What an answer means, as `accept 30000`, `confirm 20000..30000`, `choose 1 | 2`, `reject reason` … */
export function hear(text: string, field: FieldSpec, more: Partial<UnderstandContext> = {}): string {
  const heard = understand(text, field, { ...context, ...more });
  switch (heard.status) {
    case 'accept':
    case 'confirm':
      return `${heard.status} ${show(heard.value)}`;
    case 'choose':
      return `choose ${heard.candidates.map(({ value }) => show(value)).join(' | ')}`;
    case 'meta':
      return `meta ${heard.intent}`;
    case 'correct':
      return `correct ${targetName(heard.target)}${heard.value ? ` ${show(heard.value)}` : ''}`;
    case 'reject':
      return `reject ${heard.reasons.join(' ')}`;
    default:
      return heard.status;
  }
}

function targetName(target: CorrectionTarget): string {
  if (target.kind === 'field') return `field ${target.no}`;
  return target.kind === 'number' ? target.no : target.kind;
}

/** A table of answers, one a line: `words => meaning`. */
export function table(text: string): [string, string][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [words = '', meaning = ''] = line.split(' => ');
      return [words, meaning];
    });
}
