import { describe, expect, it } from 'vitest';
import type { Hint, Missing, Reason, RowName, SuggestionKind } from '../../src/cases/index.ts';
import { createRenderer, pagesOfText, readTemplates, type CaseView } from '../../src/documents/index.ts';

const files = readTemplates(new URL('../../templates', import.meta.url).pathname);
const renderer = createRenderer(files);
const bare = files.samples['case_view.bare'] as CaseView;

const money = { min: 100_00, max: 200_00, approx: false };
const key = { key: 'line.byYear' } as const;

const reasons: Record<Reason['code'], Reason> = {
  income_below: { code: 'income_below', perCapita: money, lineFen: 600_000, year: '2026', ...key },
  income_not_below: { code: 'income_not_below', perCapita: money, lineFen: 600_000, year: '2026', ...key },
  income_open: { code: 'income_open', perCapita: money, lineFen: 600_000, year: '2026', ...key },
  income_unknown: { code: 'income_unknown', ...key },
  line_unset: { code: 'line_unset', ...key },
  no_risk: { code: 'no_risk', ...key },
  found_untrue: { code: 'found_untrue', ...key },
  urban_benefits: { code: 'urban_benefits', ...key },
  prior_ex_poor: { code: 'prior_ex_poor', ...key },
  prior_other: { code: 'prior_other', ...key },
  prior_unknown: { code: 'prior_unknown', ...key },
  medical_year: { code: 'medical_year', fen: 1, limitFen: 1, ...key },
  medical_single: { code: 'medical_single', fen: 1, limitFen: 1, ...key },
  rigid_spending: { code: 'rigid_spending', fen: 1, incomeFen: 0, ...key },
  income_drop: { code: 'income_drop', ...key },
  not_steady: { code: 'not_steady', ...key },
  steady_below: { code: 'steady_below', ...key },
  nothing_severe: { code: 'nothing_severe', ...key },
  exclusion: { code: 'exclusion', exclusion: 'X01', origin: 'declared', open: true, ...key },
  exclusion_mitigated: {
    code: 'exclusion_mitigated',
    exclusion: 'X01',
    origin: 'verified',
    open: false,
    ...key,
  },
  exclusion_hard: { code: 'exclusion_hard', ...key },
  exclusion_soft: { code: 'exclusion_soft', ...key },
  exclusion_mode_unset: { code: 'exclusion_mode_unset', ...key },
  primary_risk: { code: 'primary_risk', risk: 'R01', fen: 0, ...key },
};

const hints: Record<Hint['code'], Hint> = {
  illness_without_patient: { code: 'illness_without_patient' },
  illness_nothing_paid: { code: 'illness_nothing_paid' },
  disability_without_disabled: { code: 'disability_without_disabled' },
  school_without_pupil: { code: 'school_without_pupil' },
  jobs_without_labour: { code: 'jobs_without_labour' },
  labour_lack_with_labour: { code: 'labour_lack_with_labour' },
  healthy_without_labour: { code: 'healthy_without_labour', name: '甲' },
  child_works: { code: 'child_works', name: '甲' },
  pupil_away: { code: 'pupil_away', name: '甲' },
  child_out_of_school: { code: 'child_out_of_school', name: '甲' },
  wage_implausible: { code: 'wage_implausible', name: '甲' },
  people_differ: { code: 'people_differ', said: 4, named: 3 },
  risk_seen: { code: 'risk_seen', risk: 'R02' },
};

/** The lines that a view has more than the bare one. */
function linesOf(change: Partial<CaseView>): string[] {
  const plain = renderer.render('case_view', { ...bare, reasons: [], hints: [] }).split('\n');
  return renderer
    .render('case_view', { ...bare, reasons: [], hints: [], ...change })
    .split('\n')
    .filter((line) => !plain.includes(line));
}

describe('a case on a phone', () => {
  it.each(Object.values(reasons))('has words for the reason $code', (reason) => {
    const [line = ''] = linesOf({ reasons: [reason] });
    expect(line).toMatch(/^1\. .{5,}/);
    expect(line).not.toMatch(/[a-z_]{4}|undefined|null|NaN/);
  });

  it.each(Object.values(hints))('has words for the hint $code', (hint) => {
    const [, line = ''] = linesOf({ hints: [hint] });
    expect(line).toMatch(/^1\. .{5,}/);
    expect(line).not.toMatch(/[a-z_]{4}|undefined|null|NaN/);
  });

  it('has a word for every code of its lists', () => {
    const kinds: Record<SuggestionKind, true> = {
      monitor: true,
      may_leave_out: true,
      excluded: true,
      vote: true,
      above_line: true,
      no_risk: true,
      township: true,
      unclear: true,
    };
    const missing: Record<Missing, true> = {
      wages: true,
      operating: true,
      costs: true,
      property: true,
      transfers: true,
      people: true,
      reference: true,
      income: true,
      line: true,
      prior: true,
      verification: true,
      recheck: true,
      comparison: true,
    };
    const rows: Record<Exclude<RowName, `X${string}`>, true> = {
      people: true,
      wages: true,
      operating: true,
      costs: true,
      property: true,
      transfers: true,
      net: true,
      perCapita: true,
      medical: true,
      risks: true,
      comparison: true,
    };
    for (const code of Object.keys(kinds)) expect(renderer.word('suggestion', code)).not.toBe('');
    for (const code of Object.keys(missing)) expect(renderer.word('missing', code)).not.toBe('');
    for (const code of Object.keys(rows)) expect(renderer.word('side', code)).not.toBe('');
  });

  it.each([
    [{ min: 540_000, max: 540_000, approx: false }, '5400元'],
    [{ min: 540_000, max: 600_000, approx: true }, '约5400到6000元'],
    [{ min: null, max: 600_000, approx: false }, '不到6000元'],
    [{ min: 540_000, max: null, approx: false }, '5400元以上'],
    [{ min: -120_000, max: -120_000, approx: false }, '-1200元'],
  ])('says the sum %j as %s', (range, words) => {
    const row = {
      name: 'net',
      declared: { kind: 'money', range },
      verified: null,
      compared: null,
      differs: false,
    } as const;
    expect(linesOf({ rows: [row] })).toEqual([`一年纯收入：户里说${words}`]);
  });

  it('is cut into pages of whole lines', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `${index}. 说的是什么事`);
    const pages = pagesOfText(lines.join('\n'), 100);
    expect(pages.join('\n')).toBe(lines.join('\n'));
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(pagesOfText('长'.repeat(300), 100)).toEqual(['长'.repeat(300)]);
  });
});
