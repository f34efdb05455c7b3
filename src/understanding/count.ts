import type { Value } from '../core/index.ts';
import { maskIdioms } from './idioms.ts';
import { type Numeral, scanNumerals } from './numeral.ts';
import { countPeople } from './people.ts';
import { mapEnd, twoEnds } from './range.ts';
import { sayPieces, validOf } from './several.ts';
import type { Reading } from './reading.ts';
import type { FieldSpec, Lexicon, ReasonCode } from './types.ts';
import { boundOf } from './bound.ts';
import { bare } from './normalize.ts';
import { clausesOf, isWhole, wholeForms } from './words.ts';

/** Counters that any count takes; what stands after them is told in the sentence. */
const counters =
  /^(?:个月|个?星期|个?礼拜|周(?!岁)|个|口子|口|人|位|名|户|岁|周岁|次|回|趟|遍|条|件|项|间|套|辆|台|份|对|双|天|年|月|头|只|亩)/;
const kinds: Record<string, RegExp> = {
  岁: /^(?:周?岁|虚岁|个$)/,
  人: /^(?:个$|口子|口|人|位|名|条|对|户)/,
};

/** Ages of the very young are said in months, weeks and days. */
const youngAges: [RegExp, 'month' | 'week' | 'day'][] = [
  [/^个?月/, 'month'],
  [/^(?:个?星期|个?礼拜|周(?!岁))/, 'week'],
  [/^天/, 'day'],
];

/** Ages that are said without a number. */
const youngest: [RegExp, number, 'month' | 'day'][] = [
  [/^(?:[才刚快]|刚刚)*(?:满|出)了?月子?[了的]*$/, 1, 'month'],
  [
    /^(?:还|都|才)*[没未](?:有|得)?(?:满|出)月子?[了的]*$|^(?:[才刚]|刚刚)+(?:出生|生|落地|生下来)[了的]*$/,
    0,
    'month',
  ],
  [/^(?:[才刚快过满]|刚刚)*百[天日][了的]*$/, 100, 'day'],
];
const difference = /比.{1,5}[大小多少长高矮][了出]?[\d一二两三四五六七八九十几]/;
/** 媳妇跑了, 老婆子走了两年了: who is no longer there. */
const departed = /(^|[,。;、])[^,。;、\d]{1,6}?(?:跑|走|死|嫁|过世|去世|不在|离婚)了[^,。;、]{0,4}[,。;、]+/g;

/** A count or an age: 五个, 七八口子, 一对双胞胎; a bare digit is the number. */
export function readCount(all: string, field: FieldSpec, lexicon: Lexicon): Reading {
  // 比我小三岁 tells a difference.
  if (difference.test(all)) return { reject: ['not_understood'] };
  // 奔七: near seventy
  const text = all.replace(departed, '$1').replace(/奔([四五六七八九])(?!十)/, '近$1十');
  const forms = wholeForms(text, lexicon);
  // 没得人了，就我: the clause that counts.
  const clauses = /[\d一二两三四五六七八九十几]/.test(text) ? [] : clausesOf(text);
  const said = [forms, ...clauses.map((clause) => wholeForms(clause, lexicon))];
  const named = lexicon.counts?.find(({ words }) => said.some((each) => isWhole(each, words)));
  if (named) return answer({ min: named.value, max: named.value, approx: false }, []);
  if (field.unit === '岁' && /^才?半岁/.test(text))
    return answer({ min: 6, max: 6, approx: true, unit: 'month' }, ['vague']);
  const young = field.unit === '岁' ? youngest.find(([pattern]) => pattern.test(bare(text))) : undefined;
  if (young) {
    const [, age, unit] = young;
    return answer({ min: age, max: age, approx: true, unit }, ['vague']);
  }
  const halfYears = field.unit === '岁' ? /^[才刚快满]*([一二两三\d])岁半/.exec(text)?.[1] : undefined;
  if (halfYears !== undefined) {
    const months = (scanNumerals(halfYears)[0]?.min ?? 0) * 12 + 6;
    return answer({ min: months, max: months, approx: false, unit: 'month' }, []);
  }
  // 五十有六 is 五十六.
  const spoken = text.replace(/(?<=十)有(?=[一二三四五六七八九])/g, '');
  const masked = maskIdioms(spoken, lexicon);
  const numerals = scanNumerals(masked).filter((numeral) => !isOrdinal(masked, numeral.start));
  const counted = numerals.map((numeral) => {
    const counter = counters.exec(masked.slice(numeral.end))?.[0] ?? '';
    const pair = counter === '对' || counter === '双' ? 2 : 1;
    return { numeral, counter, pair };
  });
  const [first] = counted;
  const people = /^[人口个]?$/.test(field.unit ?? '') ? countPeople(text, lexicon) : null;
  const isOne = counted.length === 1 && first?.numeral.min === people;
  if (people !== null && !isOne) return answer({ min: people, max: people, approx: false }, ['fuzzy']);
  if (first === undefined) return oneOf(text, lexicon);
  if (numerals.some(({ min, max }) => !Number.isInteger(min) || !Number.isInteger(max)))
    return { reject: ['not_understood'] };
  const reasons: ReasonCode[] = [];
  if (counted.length > 1) {
    const join = joinOf(
      masked,
      counted.map(({ numeral }) => numeral),
      lexicon,
    );
    if (join) return answer({ ...join, approx: true }, ['range']);
    const values = counted.map(({ numeral, pair }) =>
      count({ min: numeral.min * pair, max: numeral.max * pair, approx: numeral.vague }),
    );
    const valid = values[validOf(spoken, numerals) ?? wholeOf(counted, field) ?? -1];
    if (valid) return { values: [valid], reasons: ['several_values'] };
    // 一个读大学，一个读高中: alike, and yet two.
    const [one] = values;
    if (
      one &&
      values.every((value) => JSON.stringify(value) === JSON.stringify(one)) &&
      first.counter === '个'
    ) {
      const sum = values.length * first.numeral.min;
      return answer({ min: sum, max: sum, approx: false }, ['several_values']);
    }
    const places = counted.map(({ numeral: { start, end }, counter }) => ({
      start,
      end: end + counter.length,
    }));
    return { values, reasons: ['several_values'], readbacks: sayPieces(values, spoken, places) };
  }
  const { numeral, counter, pair } = first;
  const after = numeral.end + counter.length;
  const isMore = counter !== '' && masked[after] === '多' && !numeral.vague;
  const bound = boundOf(masked, isMore ? { ...numeral, max: numeral.max + 1 } : numeral, lexicon, after);
  // 1958年生, 60后: a year of birth is no age.
  if (field.unit === '岁' && (counter === '年' || (bound.min ?? 0) > 130 || masked[after] === '后'))
    return { reject: ['not_understood'] };
  const kind = field.unit === undefined ? undefined : kinds[field.unit];
  if (counter !== '' && kind && !kind.test(counter)) reasons.push('unit_mismatch');
  const age = field.unit === '岁' ? youngAges.find(([pattern]) => pattern.test(counter)) : undefined;
  if (bound.reason) reasons.push(bound.reason);
  if (/除了|除开|不算|不包括|另外|还有/.test(masked) || masked[after] === '半') reasons.push('fuzzy');
  if (
    counter === '' &&
    !/[俩仨]/.test(masked[numeral.end - 1] ?? '') &&
    /^[\p{Script=Han}a-z]/u.test(masked.slice(numeral.end).replace(/^[了的吧啊呢哈呀嘛来多]+/, ''))
  )
    reasons.push('fuzzy');
  return answer(
    {
      min: mapEnd(bound.min, (end) => end * pair),
      max: mapEnd(bound.max, (end) => end * pair),
      approx: bound.approx,
      ...(age && { unit: age[1] }),
    },
    [...new Set(reasons)],
  );
}

function isOrdinal(text: string, start: number): boolean {
  return /[第初老点]$/.test(text.slice(0, start));
}

/** 3到5个, 三个到五个: one range. */
function joinOf(text: string, numerals: Numeral[], lexicon: Lexicon) {
  const [a, b] = numerals;
  if (!a || !b || numerals.length !== 2) return null;
  const ends = twoEnds(boundOf(text, a, lexicon), boundOf(text, b, lexicon));
  if (ends) return ends;
  if (a.max >= b.max) return null;
  const gap = text.slice(a.end, b.start).replace(counters, '');
  return /^(?:到|至|-+|~|或者?|,|、)$/.test(gap) ||
    (/^[和与跟]$/.test(gap) && /^之?间/.test(text.slice(b.end)))
    ? { min: a.min, max: b.max }
    : null;
}

type Counted = { min: number | null; max: number | null; approx: boolean; unit?: 'day' | 'week' | 'month' };

function count(range: Counted): Value {
  return { type: 'count', ...range };
}

function answer(range: Counted, reasons: ReasonCode[]): Reading {
  return { values: [count(range)], reasons };
}

interface Told {
  numeral: { min: number };
  counter: string;
}

/**
 * Which number counts what was asked, where the others only tell of it: 四个人，老的八十三 · 大的十二岁，小的八岁，就两个 · 4个，2个上班2个读书.
 */
function wholeOf(counted: Told[], { unit }: FieldSpec): number | null {
  const [whole, ...others] = counted.map(({ numeral }) => numeral.min);
  if (others.length > 1 && others.reduce((sum, each) => sum + each, 0) === whole) return 0;
  const kind = kinds[unit ?? '人'];
  const fits = counted.flatMap(({ counter }, at) =>
    counter !== '' && kind?.test(counter) === true ? [at] : [],
  );
  const [only, more] = fits;
  const isAside = ({ counter, numeral }: Told) =>
    /[岁年]/.test(counter) || (counter === '' && numeral.min > 20);
  return only !== undefined && more === undefined && counted.every((each, at) => at === only || isAside(each))
    ? only
    : null;
}

/** 有个老娘要照看: one person, without a number. */
function oneOf(text: string, { persons = [] }: Lexicon): Reading {
  const said = /(?:有|剩|就|养)个(.{1,4})/.exec(text)?.[1];
  return said !== undefined && persons.some((person) => said.includes(person))
    ? answer({ min: 1, max: 1, approx: false }, ['fuzzy'])
    : null;
}
