import { LunarYear } from 'lunar-typescript';
import { expect, it } from 'vitest';

import { toHan, understand } from '../../src/understanding/index.ts';
import { context, field } from './support/lexicon.ts';

/** The Julian day number of 1970-01-01, at noon. */
const epoch = 2_440_588;

it('reads every day of a hundred years by the lunar calendar, as an independent calendar has it', () => {
  let days = 0;
  for (let year = 1930; year <= 2030; year += 1) {
    for (const month of LunarYear.fromYear(year).getMonthsInYear()) {
      const name = `${month.isLeap() ? '闰' : ''}${toHan(Math.abs(month.getMonth()))}月`;
      for (let day = 1; day <= month.getDayCount(); day += 1) {
        const solar = new Date((month.getFirstJulianDay() + day - 1 - epoch) * 86_400_000)
          .toISOString()
          .slice(0, 10);
        const words = `农历${year}年${name}${day <= 10 ? '初' : ''}${toHan(day)}`;
        const heard = understand(words, field('date'), context);
        const value = 'value' in heard && heard.value?.type === 'date' ? heard.value : null;
        // One comparison a day is quicker without an assertion each.
        if (value?.start !== solar || value.end !== solar) expect({ words, value }).toEqual(solar);
        days += 1;
      }
    }
  }
  expect(days).toBeGreaterThan(36_800);
}, 120_000);
