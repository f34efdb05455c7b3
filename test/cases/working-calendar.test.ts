import { isWorkday } from 'chinese-days';
import { assert as assertProperty, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/cases/index.ts';
import { addDays, daysBetween, type Day } from '../../src/core/index.ts';
import { calendar, invented2027, loadYears } from './support.ts';

describe('working calendar', () => {
  it('agrees with a second source on every day of every loaded year', () => {
    expect(calendar.years).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    const differing: Day[] = [];
    for (let day = '2020-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      if (calendar.isWorkingDay(day) !== isWorkday(day)) differing.push(day);
    }
    expect(differing).toEqual([]);
  });

  it.each([
    ['2026-09-24', ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09']],
    ['2026-02-12', ['2026-02-13', '2026-02-14', '2026-02-24', '2026-02-25', '2026-02-26']],
    ['2025-09-26', ['2025-09-28', '2025-09-29', '2025-09-30', '2025-10-09', '2025-10-10']],
    ['2026-04-30', ['2026-05-06', '2026-05-07', '2026-05-08', '2026-05-09', '2026-05-11']],
    ['2026-12-24', ['2026-12-25', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31']],
  ])('counts five working days from %s (E2)', (from, days) => {
    expect(calendar.addWorkingDays(from, 5)).toEqual({
      days,
      end: days[4],
      provisional: false,
      calendar: calendar.version,
    });
  });

  it('marks a day in a year without schedule provisional and never counts New Year (E2, scenario 24)', () => {
    const { days, end, provisional } = calendar.addWorkingDays('2026-12-25', 5);
    expect(days.slice(0, 4)).toEqual(['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31']);
    expect(end).toBe('2027-01-04');
    expect(provisional).toBe(true);
  });

  it('knows of a year without schedule only what the law fixes', () => {
    expect(
      ['2027-01-01', '2027-05-01', '2027-05-02', '2027-10-01'].map((day) => calendar.isWorkingDay(day)),
    ).toEqual(Array(4).fill(false));
    expect(calendar.isWorkingDay('2027-03-03')).toBe('unknown');
    expect(calendar.isWorkingDay('2027-03-06')).toBe('unknown');
    expect(calendar.countsDay('2027-03-03')).toBe(true);
    expect(calendar.countsDay('2027-03-06')).toBe(false);
    expect(calendar.nextWorkingDay('2026-12-31')).toBe('2027-01-04');
  });

  it('finds the working days around a holiday', () => {
    expect(calendar.previousWorkingDay('2026-10-05')).toBe('2026-09-30');
    expect(calendar.nextWorkingDay('2026-09-30')).toBe('2026-10-08');
    expect(calendar.previousWorkingDay('2026-09-25')).toBe('2026-09-24');
  });

  it('counts nothing for nought', () => {
    expect(calendar.addWorkingDays('2026-10-01', 0)).toMatchObject({ days: [], end: '2026-10-01' });
  });

  it('has another version with other content, the same with the same', () => {
    expect(createCalendar(loadYears().toReversed()).version).toBe(calendar.version);
    const longer = createCalendar([...loadYears(), invented2027]);
    expect(longer.version).not.toBe(calendar.version);
    expect(longer.version).toMatch(/^2020-2027:[0-9a-f]{8}$/u);
    const [first, ...others] = loadYears();
    if (first === undefined) throw new Error('no years');
    expect(createCalendar([{ ...first, makeup: [] }, ...others]).version).not.toBe(calendar.version);
    expect(createCalendar([]).years).toEqual([]);
  });

  it('lets a later schedule decide about the December before', () => {
    const longer = createCalendar([
      ...loadYears(),
      { ...invented2027, holidays: [{ name: 'New Year', days: ['2026-12-31', '2027-01-01'] }] },
    ]);
    expect(longer.isWorkingDay('2026-12-31')).toBe(false);
  });

  it('counts as many days as asked, in order, all after the start and none off', () => {
    const anyDay = integer({ min: 0, max: 2900 }).map((days) => addDays('2020-01-01', days));
    assertProperty(
      property(anyDay, integer({ min: 1, max: 30 }), (from, n) => {
        const { days, end, provisional } = calendar.addWorkingDays(from, n);
        expect(days).toHaveLength(n);
        expect(end).toBe(days.at(-1));
        expect(days).toEqual([...new Set(days)].toSorted());
        expect(days.every((day) => day > from && calendar.isWorkingDay(day) !== false)).toBe(true);
        expect(provisional).toBe(days.some((day) => day > '2026-12-31'));
        // Nothing between was left out that counts.
        const between = Array.from({ length: daysBetween(from, end) }, (_, i) => addDays(from, i + 1));
        expect(between.filter((day) => calendar.countsDay(day))).toEqual(days);
      }),
    );
  });
});
