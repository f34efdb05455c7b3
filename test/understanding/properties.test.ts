import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { questionTypes, type Value } from '../../src/core/index.ts';
import { checkOf } from '../../src/understanding/id-number.ts';
import { normalize } from '../../src/understanding/normalize.ts';
import {
  findDanger,
  findPrivateData,
  parseMeta,
  say,
  toFigures,
  toHan,
  understand,
} from '../../src/understanding/index.ts';
import { context, field, lexicon } from './support/lexicon.ts';
import { hear } from './support/show.ts';
import { spellingsOf } from './support/spellings.ts';

const amount = field('amount');
const yuan = fc.oneof(
  fc.integer({ min: 10, max: 100_000_000 }),
  fc.integer({ min: 1, max: 9999 }).map((thousands) => thousands * 1000),
);

/** 12000 → 一万二: the last place is not named. */
function clipped(value: number): string {
  return toHan(value).replace(
    /^(.*[万千百])([一二三四五六七八九])([千百十])$/,
    (whole, head: string, digit: string, unit: string) => {
      const above = { 万: '千', 千: '百', 百: '十' }[head.at(-1) ?? ''];
      return above === unit ? head + digit : whole;
    },
  );
}

const forms: [string, (value: number) => string][] = [
  ['figures', String],
  ['figures with commas', (value) => toFigures(value)],
  [
    'full width',
    (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ],
  ['signs', toHan],
  ['两 for 二', (value) => toHan(value).replace(/二(?=[千万亿])/g, '两')],
  ['last place unnamed', clipped],
  [
    'banking signs',
    (value) =>
      `${toHan(value).replace(/[一二三四五六七八九十百千]/g, (sign) => '壹贰叁肆伍陆柒捌玖拾佰仟'['一二三四五六七八九十百千'.indexOf(sign)] ?? sign)}元整`,
  ],
  [
    'figures for 万 and a digit behind it',
    (value) =>
      value % 1000 !== 0 || value < 10_000 || value % 10_000 === 0
        ? toHan(value)
        : `${Math.floor(value / 10_000)}万${(value % 10_000) / 1000}`,
  ],
  ['w', (value) => (value >= 10_000 && value % 1000 === 0 ? `${value / 10_000}w` : String(value))],
  ['figures with 万', (value) => (value >= 10_000 ? `${value / 10_000}万` : String(value))],
];

function minOf(text: string): number | null {
  const heard = understand(text, amount, context);
  return 'value' in heard && heard.value?.type === 'amount' && heard.value.min === heard.value.max
    ? heard.value.min
    : null;
}

describe('what is said is what is read', () => {
  it.each(forms)('amounts as %s', (_, write) => {
    fc.assert(
      fc.property(yuan, (value) => {
        expect(minOf(write(value))).toBe(value * 100);
      }),
      { numRuns: 400 },
    );
  });

  it('fillers, suffixes and rates change nothing', () => {
    const before = fc.constantFrom('', '一共', '就是', '那个', '总共是', '嗯，');
    const after = fc.constantFrom('', '。', '吧', '哦', '块', '块钱', '元', '块钱吧', '了');
    const rate = fc.constantFrom('', '一个月', '一年', '一天', '一亩', '一个人');
    fc.assert(
      fc.property(yuan, before, after, rate, fc.boolean(), (value, head, tail, per, spoken) => {
        const words = spoken ? toHan(value) : String(value);
        expect(minOf(`${head}${words}${per === '' ? tail : `块${per}`}`)).toBe(value * 100);
      }),
      { numRuns: 600 },
    );
  });

  it('多 widens, 不到 and 起码 bound', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(['百', 100], ['千', 1000], ['万', 10_000] as const),
        (digit, [unit, size]) => {
          const words = `${toHan(digit)}${unit}`;
          const fen = digit * size * 100;
          expect(understand(`${words}多`, amount, context)).toMatchObject({
            value: { min: fen, max: fen + size * 100 },
          });
          expect(understand(`不到${words}`, amount, context)).toMatchObject({
            value: { min: null, max: fen },
          });
          expect(understand(`起码${words}`, amount, context)).toMatchObject({
            value: { min: fen, max: null },
          });
        },
      ),
    );
  });

  it('counts by figure or sign', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.constantFrom('', '个', '人', '口人'),
        (value, counter) => {
          expect(hear(`${value}${counter}`, field('count'))).toBe(`accept ${value}`);
          expect(hear(`${toHan(value)}${counter}`, field('count'))).toBe(`accept ${value}`);
        },
      ),
    );
  });

  it('both ends of a range that is said', () => {
    const round = fc
      .integer({ min: 1, max: 99 })
      .chain((low) =>
        fc.tuple(fc.constant(low), fc.integer({ min: low + 1, max: 100 }), fc.constantFrom(1000, 10_000)),
      );
    fc.assert(
      fc.property(
        round,
        fc.constantFrom('到', '至', '-', '~'),
        fc.boolean(),
        ([low, high, size], to, spoken) => {
          const write = (value: number) => (spoken ? toHan(value) : String(value));
          const fen = { min: low * size * 100, max: high * size * 100 };
          expect(understand(`${write(low * size)}${to}${write(high * size)}`, amount, context)).toMatchObject(
            {
              status: 'confirm',
              value: fen,
            },
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('公斤 is two 斤, 吨 two thousand, 公顷 fifteen 亩', () => {
    const units = fc.constantFrom(['斤', 1], ['公斤', 2], ['吨', 2000], ['担', 100] as const);
    const areas = fc.constantFrom(['亩', 1], ['公顷', 15] as const);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        units,
        areas,
        fc.boolean(),
        (value, weight, area, spoken) => {
          const said = spoken ? toHan(value) : String(value);
          expect(hear(`${said}${weight[0]}`, field('quantity'))).toBe(`accept ${value * weight[1]} 斤`);
          expect(hear(`${said}${area[0]}`, field('quantity'))).toBe(`accept ${value * area[1]} 亩`);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('any of the choices, in any way to name them', () => {
    const labels = ['种植收入', '养殖收入', '务工收入', '低保补助', '土地流转'];
    const choices = labels.map((label, at) => ({ name: `c${at}`, label }));
    const asked = field('select_multiple', { choices });
    const renderings: ((places: number[]) => string)[] = [
      (places) => places.map((at) => at + 1).join('和'),
      (places) => places.map((at) => at + 1).join('、'),
      (places) => places.map((at) => at + 1).join(' '),
      (places) => places.map((at) => at + 1).join(','),
      (places) => places.map((at) => '一二三四五'[at]).join(''),
      (places) => places.map((at) => '①②③④⑤'[at]).join(''),
      (places) => places.map((at) => 'ABCDE'[at]).join(' '),
      (places) => places.map((at) => 'abcde'[at]).join('、'),
      (places) => places.map((at) => `第${at + 1}个`).join('和'),
      (places) => places.map((at) => labels[at]).join('，'),
      (places) => places.map((at) => labels[at]).join('还有'),
    ];
    for (const [at, render] of renderings.entries()) {
      fc.assert(
        fc.property(fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }), (places) => {
          const names = places.map((place) => `c${place}`).join(' ');
          expect(hear(render(places), asked), `rendering ${at}`).toBe(`accept ${names}`);
        }),
        { numRuns: 60 },
      );
    }
  });
});

describe('what must never happen', () => {
  it('unknown is never 0 and never no', () => {
    const words = fc.constantFrom(...spellingsOf(lexicon.unknown));
    const tail = fc.constantFrom('', '。', '哦', '了', '嘛');
    fc.assert(
      fc.property(words, tail, fc.constantFrom(...questionTypes), (word, end, type) => {
        expect(
          understand(word + end, field(type, { choices: [{ name: 'a', label: '种地' }] }), context).status,
        ).toBe('unknown');
      }),
      { numRuns: 500 },
    );
  });

  it('an ID number with one digit changed or two swapped is not taken', () => {
    const id = fc
      .record({
        area: fc.constantFrom('110105', '520304', '513021', '430111'),
        year: fc.integer({ min: 1930, max: 2020 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
        seq: fc.integer({ min: 0, max: 999 }),
      })
      .map(({ area, year, month, day, seq }) => {
        const head = `${area}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(seq).padStart(3, '0')}`;
        return head + checkOf(head);
      });
    const isTaken = (text: string) => understand(text, field('id_number'), context).status === 'confirm';
    fc.assert(
      fc.property(id, (good) => {
        expect(isTaken(good)).toBe(true);
        for (let at = 0; at < 18; at += 1) {
          for (const sign of '0123456789X') {
            const changed = good.slice(0, at) + sign + good.slice(at + 1);
            if (changed !== good) expect(isTaken(changed), changed).toBe(false);
          }
          const swapped = good.slice(0, at) + (good[at + 1] ?? '') + (good[at] ?? '') + good.slice(at + 2);
          if (swapped !== good) expect(isTaken(swapped), swapped).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a past date after today', () => {
    const today = fc
      .date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const month = fc.integer({ min: 1, max: 12 });
    const said = fc.oneof(
      fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m}月${d}号`),
      fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${toHan(m)}月${toHan(d)}`),
      fc.integer({ min: 1, max: 28 }).map((d) => `${d}号`),
      month.map((m) => `${m}月份`),
      fc
        .tuple(month, fc.integer({ min: 1, max: 30 }))
        .map(([m, d]) => `农历${toHan(m)}月${d <= 10 ? '初' : ''}${toHan(d)}`),
      fc.constantFrom('周三', '星期天', '上周五', '昨天', '前天', '正月间', '腊月', '秋天', '清明', '上半年'),
      fc.constantFrom(...(lexicon.festivals ?? []).flatMap(({ words }) => words)),
    );
    fc.assert(
      fc.property(today, said, (day, words) => {
        const heard = understand(words, field('date'), { ...context, today: day });
        const values =
          heard.status === 'choose'
            ? heard.candidates.map(({ value }) => value)
            : 'value' in heard
              ? [heard.value]
              : [];
        for (const value of values)
          if (value?.type === 'date')
            expect(value.start <= day, `${words} on ${day}: ${value.start}`).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  const soup = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...'零一二两三五七十百千万亿几多来把半点第初到至-~,，。、元块毛角分个月年天亩斤岁不没有是的对了1234567890.wkx 叉',
        ),
        { maxLength: 40 },
      )
      .map((signs) => signs.join('')),
  );

  it('throws', () => {
    const pending: Value = { type: 'amount', min: 100, max: 100, approx: false };
    fc.assert(
      fc.property(
        soup,
        fc.constantFrom(...questionTypes),
        fc.constantFrom('answer', 'confirm'),
        (text, type, phase) => {
          const heard = understand(text, field(type, { choices: [{ name: 'a', label: '种地' }] }), {
            ...context,
            phase,
            pending,
          });
          if ('value' in heard && heard.value) expect(typeof say(heard.value)).toBe('string');
          findDanger(text, lexicon);
          findPrivateData(text, lexicon);
          parseMeta(text, lexicon);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('a range upside down, or a past date in the future taken silently', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom('amount', 'count', 'quantity', 'duration', 'date'), (text, type) => {
        const heard = understand(text, field(type), context);
        if (!('value' in heard) || !heard.value) return;
        const { value } = heard;
        if ('min' in value && value.min !== null && value.max !== null)
          expect(value.min).toBeLessThanOrEqual(value.max);
        if ('start' in value) expect(value.start <= value.end).toBe(true);
        if ('start' in value && heard.status === 'accept') expect(value.start <= context.today).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('normalizing twice differs from once', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(normalize(normalize(text))).toBe(normalize(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('a yes to a read-back that is also a no', () => {
    const pending: Value = { type: 'amount', min: 100, max: 100, approx: false };
    for (const word of spellingsOf(lexicon.yes))
      expect(understand(word, amount, { ...context, phase: 'confirm', pending }).status, word).toBe(
        'confirmed',
      );
    for (const word of spellingsOf(lexicon.no))
      expect(understand(word, amount, { ...context, phase: 'confirm', pending }).status, word).toBe('denied');
  });

  it('a steering word that fires where a value covers what was said', () => {
    const words = fc.constantFrom(...spellingsOf(Object.values(lexicon.meta).flat()));
    const values: [Parameters<typeof field>[0], string][] = [
      ['amount', '三千五百块'],
      ['count', '四口人'],
      ['quantity', '三亩二分'],
      ['date', '去年三月初八'],
      ['duration', '两年零三个月'],
      ['phone', '13800138000'],
    ];
    fc.assert(
      fc.property(words, fc.constantFrom(...values), fc.boolean(), (word, [type, value], before) => {
        const said = before ? `${word}${value}` : `${value}${word}`;
        expect(understand(said, field(type), context).status, said).not.toBe('meta');
        expect(understand(value, field(type), context).status).not.toBe('meta');
      }),
      { numRuns: 1500 },
    );
  });

  it('a steering word that fires inside an answer', () => {
    const words = fc.constantFrom(...spellingsOf(Object.values(lexicon.meta).flat()));
    fc.assert(
      fc.property(words, yuan, (word, value) => {
        expect(understand(`${word}花了${value}元`, amount, context).status).not.toBe('meta');
      }),
    );
  });
});
