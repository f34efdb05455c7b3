import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../../src/cases/index.ts';
import { calendarLoader, demoProfile, profileLoader, readFlowFile } from './support.ts';

const profileText = readFlowFile('profiles/demo-county.yaml');
const calendarText = readFlowFile('calendars/2026.yaml');

/** Findings of a changed file, as `code:line`. */
function inspectProfile(from: string | RegExp, to: string): string[] {
  const text = profileText.replace(from, to);
  expect(text).not.toBe(profileText);
  return profileLoader.load('p.yaml', text).findings.map(({ code, line }) => `${code}:${line}`);
}

function inspectCalendar(from: string, to: string): string[] {
  const text = calendarText.replace(from, to);
  expect(text).not.toBe(calendarText);
  return calendarLoader.load('c.yaml', text).findings.map(({ code, line }) => `${code}:${line}`);
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('profile files', () => {
  it('gives the demo county its values, typed, under the hash of the text', () => {
    expect(profileLoader.load('p.yaml', profileText).findings).toEqual([]);
    expect(demoProfile.hash).toBe(createHash('sha256').update(profileText).digest('hex'));
    expect(valueOf(demoProfile, 'publicity.workingDays')).toBe(5);
    expect(valueOf(demoProfile, 'publicity.closingTime')).toBe('18:00');
    expect(valueOf(demoProfile, 'hotline')).toBe('12317');
    expect(valueOf(demoProfile, 'line.byYear')).toEqual({ 2026: 6000 });
    expect(valueOf(demoProfile, 'medical.singleSelfPaid')).toBeNull();
  });

  it('names the source and standing of every value, and keeps nothing under an unset key', () => {
    for (const { value, source, status } of Object.values(demoProfile.values)) {
      expect(source).not.toBe('');
      expect(value === null).toBe(status === 'unset');
    }
  });

  it('refuses a file that lacks a key, has one too many, a wrong type or no source', () => {
    expect(inspectProfile(/^ {2}hotline:.*\n/mu, '')).toEqual([
      `schema:${lineOf(profileText, 'values:') + 1}`,
    ]);
    expect(
      inspectProfile(/^ {2}hotline:/mu, '  hotlin: {value: 1, source: x, status: proposal}\n  hotline:')[0],
    ).toMatch(/^schema:/u);
    expect(
      inspectProfile('publicity.workingDays: {value: 5', 'publicity.workingDays: {value: five'),
    ).toContain(`schema:${lineOf(profileText, 'publicity.workingDays')}`);
    expect(inspectProfile('"18:00"', '"25:00"')).not.toEqual([]);
    expect(inspectProfile('source: 001_08e4 L141,', '')).not.toEqual([]);
  });

  it('takes a line that is a formula on a published number, and refuses one that gives none', () => {
    const line = (formula: string, value = '815'): string[] =>
      inspectProfile(
        '{"2026": 6000}',
        `{"2026": {formula: "${formula}", of: {base: {value: ${value}, source: x}}}}`,
      );
    expect(line('2.0 * base * 12.0')).toEqual([]);
    const at = lineOf(profileText, 'line.byYear: {');
    for (const wrong of ['base * 0.0', 'base - 900.0', 'other * 2.0', 'base *', "'815'", '2 * base']) {
      expect(line(wrong), wrong).toEqual([`line_formula:${at}`]);
    }
    expect(line('base', '"815"')).not.toEqual([]);
  });

  it('refuses an unset key with a value and a null that claims a source', () => {
    expect(inspectProfile('value: null', 'value: {"2026": 7000}')).not.toEqual([]);
    expect(inspectProfile('sla.accept: {value: 2,', 'sla.accept: {value: null,')).not.toEqual([]);
  });

  it('reads an unset key as null', () => {
    const text = profileText.replace(
      /sla\.accept: .*/u,
      'sla.accept: {value: null, source: nobody, status: unset}',
    );
    const { profile } = profileLoader.load('p.yaml', text);
    expect(profile && valueOf(profile, 'sla.accept')).toBeNull();
  });

  it('refuses steps out of order and roles that may not take them', () => {
    expect(inspectProfile('stage: accepted,', 'stage: county_decision,')).toContain(
      `step_order:${lineOf(profileText, 'stage: verified')}`,
    );
    expect(inspectProfile('by: [county_officer]', 'by: [village_cadre]')).toEqual([
      `step_role:${lineOf(profileText, 'stage: county_decision')}`,
    ]);
  });

  it('warns of a step whose key is unset, and loads', () => {
    const text = profileText.replace(
      /publicity\.workingDays: .*/u,
      'publicity.workingDays: {value: null, source: nobody, status: unset}',
    );
    const { profile, findings } = profileLoader.load('p.yaml', text);
    expect(profile).not.toBeNull();
    expect(findings).toMatchObject([{ code: 'step_key_unset', severity: 'warning' }]);
  });

  it('says where a file is no YAML', () => {
    expect(profileLoader.load('p.yaml', 'id: [\nvalues: {').findings[0]?.code).toBe('yaml_syntax');
  });
});

describe('calendar files', () => {
  it('are clean', () => {
    expect(calendarLoader.load('c.yaml', calendarText).findings).toEqual([]);
    expect(calendarLoader.load('c.yaml', calendarText).year?.source.number).toBe('国办发明电〔2025〕7号');
  });

  it('name every kind of mistake with its line', () => {
    const newYear = lineOf(calendarText, '2026-01-01');
    const makeup = lineOf(calendarText, 'makeup:');
    expect(inspectCalendar('2026-01-02', '2026-01-41')).toEqual([`schema:${newYear}`]);
    expect(inspectCalendar('2026-02-14', '2026-02-30')).toEqual([`no_such_day:${makeup}`]);
    expect(inspectCalendar('2026-01-02', '2025-11-02')).toEqual([`wrong_year:${newYear}`]);
    expect(inspectCalendar('2026-01-02', '2026-01-03')).toEqual([`duplicate_day:${newYear}`]);
    expect(inspectCalendar('2026-02-28', '2026-02-27')).toEqual([`makeup_on_weekday:${makeup}`]);
    expect(inspectCalendar('2026-10-10', '2026-10-04')).toEqual([`duplicate_day:${makeup}`]);
    expect(inspectCalendar('[2026-01-01, ', '[')).toEqual([
      `holiday_missing:${lineOf(calendarText, '- name')}`,
    ]);
  });
});
