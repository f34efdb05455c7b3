import { describe, expect, it } from 'vitest';

import { field } from './support/lexicon.ts';
import { hear, table } from './support/show.ts';

describe('dates, on 2026-09-24', () => {
  it.each(
    table(`
    2026-08-15 => accept 2026-08-15
    2026年8月15日 => accept 2026-08-15
    2026.8.15 => accept 2026-08-15
    2026/8/5 => accept 2026-08-05
    20260815 => accept 2026-08-15
    8月15号 => accept 2026-08-15
    8月15 => accept 2026-08-15
    八月十五号 => accept 2026-08-15
    十二月三号 => accept 2025-12-03
    25号 => accept 2026-08-25
    3号 => accept 2026-09-03
    上个月20号 => accept 2026-08-20
    今天 => accept 2026-09-24
    昨天 => accept 2026-09-23
    前天晚上 => accept 2026-09-22
    大前天 => accept 2026-09-21
    昨儿个 => accept 2026-09-23
    五天前 => accept 2026-09-19
    上周 => accept 2026-09-14..2026-09-20
    上周五 => accept 2026-09-18
    上个星期三 => accept 2026-09-16
    这个月 => accept 2026-09-01..2026-09-30
    上个月 => accept 2026-08-01..2026-08-31
    去年 => accept 2025-01-01..2025-12-31
    前年 => accept 2024-01-01..2024-12-31
    去年六月 => accept 2025-06-01..2025-06-30
    今年三月 => accept 2026-03-01..2026-03-31
    二零二四年五月 => accept 2024-05-01..2024-05-31
    二四年五月 => accept 2024-05-01..2024-05-31
    98年 => accept 1998-01-01..1998-12-31
    去年上半年 => accept 2025-01-01..2025-06-30
    上个季度 => accept 2026-04-01..2026-06-30
    国庆 => accept 2025-10-01
    五一 => accept 2026-05-01
    立秋 => accept 2026-08-07
    去年冬至 => accept 2025-12-21
    三月初八 => confirm 2026-04-24
    腊月二十三 => confirm 2026-02-10
    去年腊月二十 => confirm 2026-02-07
    冬月初一 => confirm 2025-12-20
    农历六月初六 => confirm 2026-07-19
    阴历七月十五 => confirm 2026-08-27
    闰六月初三 => confirm 2025-07-27
    大年三十 => confirm 2026-02-16
    大年初一 => confirm 2026-02-17
    端午 => confirm 2026-06-19
    中秋 => confirm 2025-10-06
    正月 => confirm 2026-02-17..2026-03-18
    八月十五 => choose 2025-10-06 | 2026-08-15
    六月十八 => choose 2026-06-18 | 2026-07-31
    七月下旬 => confirm 2026-07-21..2026-07-31 ~
    上个月底 => confirm 2026-08-25..2026-08-31 ~
    清明前后 => confirm 2026-04-02..2026-04-08 ~
    过年的时候 => confirm 2026-02-17..2026-02-23 ~
    前段时间 => confirm 2026-08-10..2026-09-23 ~
    两年前 => confirm 2024-01-01..2024-12-31 ~
    8月1号到8月20号 => accept 2026-08-01..2026-08-20
    去年十月到现在 => accept 2025-10-01..2026-09-24
    2025年3月至5月 => accept 2025-03-01..2025-05-31
    13月5号 => reject no_such_date
    2月30号 => reject no_such_date
    2025年2月29日 => reject no_such_date
    记不得了 => unknown
    三千块 => reject not_understood
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('date'))).toBe(meaning));

  it('points to the future where the field does', () => {
    const due = field('date', { prefer: 'future' });
    expect(hear('25号', due)).toBe('accept 2026-09-25');
    expect(hear('3月5号', due)).toBe('accept 2027-03-05');
    expect(hear('明天', due)).toBe('accept 2026-09-25');
    expect(hear('明天', field('date'))).toBe('confirm 2026-09-25');
  });

  it('gives periods as periods', () => {
    expect(hear('去年', field('period'))).toBe('accept 2025-01-01..2025-12-31');
  });
});
