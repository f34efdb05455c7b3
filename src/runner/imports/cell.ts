import type { Day } from '../../core/index.ts';
import { understand, type Lexicon } from '../../understanding/index.ts';
import type { PresetColumn } from './preset.ts';
import type { RowReason } from './verdict.ts';

/** What a cell says: text for most, a number for counts, a yes or no. */
export type CellValue = string | number | boolean;

export interface CellContext {
  today: Day;
  lexicon: Lexicon;
}

type Read = { value: CellValue } | { fault: RowReason };

/** A certificate of disability is the ID number with a class and a grade behind it. */
const disability = /^(\d{17}[\dX])\d{2}(?:B\d)?$/u;

/** Read the text of a cell as its column says. Pure. The text is not empty. */
export function readCell(text: string, { read, choices }: PresetColumn, context: CellContext): Read {
  switch (read) {
    case 'text':
      return { value: text };
    case 'code':
      return lostDigits(text) ? { fault: 'number_lost' } : { value: text.replaceAll(/\s/gu, '') };
    case 'count':
      return readCount(text, context);
    case 'choice': {
      const code = choiceOf(text, choices);
      return code === null ? { fault: 'choice_unknown' } : { value: code };
    }
    case 'yes_no': {
      const code = choiceOf(text, choices);
      return code === null ? { fault: 'yes_no_wrong' } : { value: code === 'yes' };
    }
    case 'name':
      return readName(text, context);
    case 'phone': {
      if (lostDigits(text)) return { fault: 'number_lost' };
      const value = valueOf(text, 'phone', context);
      return value?.type === 'phone' ? { value: value.phone } : { fault: 'phone_wrong' };
    }
    case 'id_number':
      return readIdNumber(text, context);
    case 'date':
      return readDate(text, context);
  }
}

function choiceOf(text: string, choices: PresetColumn['choices'] = {}): string | null {
  const plain = text.replaceAll(/\s/gu, '');
  return Object.entries(choices).find(([, words]) => words.includes(plain))?.[0] ?? null;
}

/** 3, 3组, 第3组; else as a person would say it, 三组. */
function readCount(text: string, context: CellContext): Read {
  const figures = /^\D*(\d{1,4})\D*$/u.exec(text.normalize('NFKC'))?.[1];
  if (figures !== undefined) return { value: Number(figures) };
  const number = valueOf(text, 'count', context);
  if (number?.type === 'count' && number.min !== null && number.min === number.max)
    return { value: number.min };
  const place = valueOf(text, 'address', context);
  const group = place?.type === 'address' ? place.group : undefined;
  return group === undefined ? { fault: 'count_wrong' } : { value: group };
}

/** A spreadsheet took it for a number and wrote it with an exponent. */
function lostDigits(text: string): boolean {
  return /^\d(?:\.\d+)?e\+?\d+$/iu.test(text);
}

/** A register names people: what is a name there need not begin with a known family name. */
function readName(text: string, context: CellContext): Read {
  const plain = text.replaceAll(/\s/gu, '');
  const value = valueOf(plain, 'name', context);
  const kept = value?.type === 'name' && value.name.length === plain.length;
  return kept ? { value: value.name } : { fault: 'name_wrong' };
}

function readIdNumber(text: string, context: CellContext): Read {
  if (lostDigits(text)) return { fault: 'number_lost' };
  const plain = text.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
  const id = disability.exec(plain)?.[1] ?? plain;
  const value = valueOf(id, 'id_number', context);
  return value?.type === 'id_number' && value.id === id ? { value: id } : { fault: 'id_wrong' };
}

/** 1980-1-2, 1980/01/02, 1980年1月2日, 19800102, with or without a time; else as a person would say it. */
function readDate(text: string, context: CellContext): Read {
  const [, year, month, day] =
    /^(\d{4})\D(\d{1,2})\D(\d{1,2})(?:\D.*)?$/u.exec(text.trim()) ??
    /^(\d{4})(\d{2})(\d{2})$/u.exec(text.trim()) ??
    [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const instant = new Date(`${written}T00:00:00Z`);
    const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(written);
    return exists ? { value: written } : { fault: 'date_wrong' };
  }
  const value = valueOf(text, 'date', context);
  const exact = value?.type === 'date' && value.start === value.end && !value.approx;
  return exact ? { value: value.start } : { fault: 'date_wrong' };
}

/** What `understanding` makes of it; a cell is not asked back, so only what it has no doubt about but its weight. */
function valueOf(
  text: string,
  type: 'name' | 'phone' | 'id_number' | 'date' | 'count' | 'address',
  { today, lexicon }: CellContext,
) {
  const heard = understand(text, { name: type, type }, { today, lexicon, source: 'text', phase: 'answer' });
  if (heard.status === 'accept') return heard.value;
  if (heard.status !== 'confirm') return null;
  const doubts = heard.reasons.filter(
    (reason) => reason !== 'high_risk' && !(type === 'name' && reason === 'fuzzy'),
  );
  return doubts.length === 0 ? heard.value : null;
}
