import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  createCalendar,
  createProfileLoader,
  decidingStage,
  procedurePageOf,
  valueOf,
  type Profile,
  type Stage,
} from '../../src/cases/index.ts';
import { createRenderer, readTemplates } from '../../src/documents/index.ts';
import { demoProfile, loadProfile, loadYears, readFlowFile } from './support.ts';

const directory = new URL('../../flows/profiles/', import.meta.url);
const ids = readdirSync(directory).flatMap((name) => (name.endsWith('.yaml') ? [name.slice(0, -5)] : []));
const loader = createProfileLoader(
  JSON.parse(readFlowFile('profiles/profile.schema.json')) as object,
  createCalendar(loadYears()),
);
const renderer = createRenderer(readTemplates(new URL('../../templates', import.meta.url).pathname));
const cq = loadProfile('cq-five-step');
const taogou = loadProfile('ah-taogou');
const draft = loadProfile('cn-2026-draft');

const stagesOf = (profile: Profile): Stage[] => (valueOf(profile, 'steps') ?? []).map(({ stage }) => stage);

describe('the profiles of the house', () => {
  it.each(ids)('%s has no error, and its warnings are the county’s to settle', (id) => {
    const { findings } = loader.load(`${id}.yaml`, readFlowFile(`profiles/${id}.yaml`));
    const expected = { 'cn-2026-draft': ['draft_profile', 'limits_exceed'], 'demo-county': [] }[id];
    const codes = [...new Set(findings.map(({ code }) => code))];
    expect(codes).toEqual(expected ?? ['proposal_live']);
  });

  it('invents nothing for a county, and claims no document for the draft', () => {
    for (const profile of [cq, taogou]) {
      expect(Object.values(profile.values).map(({ status }) => status)).not.toContain('fictional');
    }
    const said = new Set(Object.values(draft.values).map(({ status }) => status));
    expect([...said].toSorted()).toEqual(['proposal', 'unset']);
    for (const { value, status } of ids.flatMap((id) => Object.values(loadProfile(id).values)))
      expect(value === null).toBe(status === 'unset');
  });

  it('has the five steps, the county deciding, the comparison before it (001_08e4 L139-149)', () => {
    expect(stagesOf(cq)).toEqual(stagesOf(demoProfile));
    expect(decidingStage(cq)).toBe('county_decision');
    expect(valueOf(cq, 'comparison')).toMatchObject({
      opensAt: 'town_review',
      joinsBefore: 'county_decision',
    });
    expect(valueOf(cq, 'exclusion.mode')).toBe('soft');
    // Two of the five are inferred, so the list is no document's.
    expect(cq.values['exclusion.codes']).toMatchObject({ status: 'proposal' });
    expect(valueOf(cq, 'publicity.mode')).toBe('exact');
    expect(valueOf(cq, 'line.byYear')).toEqual({ '2021': 6000 });
  });

  it('lets the group speak before the visit and the township decide (004_bc94 L31)', () => {
    expect(stagesOf(taogou)).toEqual([
      'submitted',
      'accepted',
      'group_opinion',
      'verified',
      'evaluated',
      'publicity',
      'publicity_closed',
      'town_review',
      'announced',
      'monitored',
    ]);
    expect(decidingStage(taogou)).toBe('town_review');
    expect(valueOf(taogou, 'comparison')).toMatchObject({ opensAt: 'publicity', joinsBefore: 'town_review' });
    expect(valueOf(taogou, 'exclusion.mode')).toBe('hard');
    expect(valueOf(taogou, 'visit.perMonth')).toBeNull();
  });

  it('calls offices, systems and people as each county does (X10, X13, X14)', () => {
    const names = (profile: Profile) => [valueOf(profile, 'terms.system'), valueOf(profile, 'terms.liaison')];
    expect(names(cq)).toEqual(['全国防返贫监测信息系统', '监测帮扶联系人']);
    expect(names(taogou)).toEqual(['全国防止返贫监测信息系统', '帮扶联系人']);
  });

  it('sets no time limit for a county whose document has none (G12)', () => {
    for (const profile of [cq, taogou]) {
      const limits = Object.entries(profile.values).filter(([key]) => key.startsWith('sla.'));
      expect(limits.map(([, { value }]) => value)).toEqual(limits.map(() => null));
    }
  });
});

describe('a profile as a page', () => {
  it.each(ids)('%s shows every step, every value and every unset key once', (id) => {
    const profile = loadProfile(id);
    const page = procedurePageOf(profile);
    const shown = [
      ...page.steps.flatMap(({ limit, needs }) => (limit === null ? needs : [...needs, limit])),
      ...page.others,
    ].map(({ key }) => key);
    const unset = page.unset.map(({ key }) => key);
    const all = new Set([...shown, ...unset, 'steps', 'comparison']);
    expect([...all].toSorted()).toEqual(Object.keys(profile.values).toSorted());
    expect(new Set(shown).size).toBe(shown.length);

    const text = renderer.renderPage('procedure', page);
    expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\{|\{%|%\}|\}\}/u);
    for (const [index, stage] of stagesOf(profile).entries()) {
      expect(text).toContain(`### ${index + 1}. ${renderer.word('step_name', stage)}`);
      expect(text).toMatch(new RegExp(`^  ${stage}\\["${index + 1}\\. `, 'mu'));
    }
    for (const { key, source } of page.unset) {
      const off = `| ${renderer.word('profile_key', key)}（${key}） | ${renderer.word('profile_off', key)} |`;
      expect(text).toContain(`${off} ${source} |`);
    }
  });

  it('draws the branch where it opens and joins, and says where it is decided', () => {
    const text = renderer.renderPage('procedure', procedurePageOf(taogou));
    expect(text).toContain(
      '  publicity -. 可以开始 .-> comparison\n  comparison -. 要先回来 .-> town_review',
    );
    expect(text).toContain('  accepted --> group_opinion\n  group_opinion --> verified\n');
    expect(text).not.toContain('县级审定["');
    expect(text).toMatch(/town_review\["8\. 乡镇审核.*在这里定"\]/u);
    expect(text).toContain('- 公示多少天：5个工作日（文件：004_bc94 L31）');
    expect(text).toContain('- 期限：未设置（文件没有写）');
  });
});
