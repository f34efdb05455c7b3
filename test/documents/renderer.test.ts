import { describe, expect, test } from 'vitest';
import { maskHousehold } from '../../src/core/index.ts';
import { refusalCodes } from '../../src/cases/index.ts';
import { createRenderer, messageNames, readTemplates } from '../../src/documents/index.ts';
import type { MessageData, MessageName, TemplateFiles } from '../../src/documents/index.ts';

const files = readTemplates(new URL('../../templates', import.meta.url).pathname);
const renderer = createRenderer(files);

/** The text of every sample, by sample name. */
const texts = Object.entries(files.samples).map(([sample, data]) => {
  const name = sample.split('.')[0] as MessageName;
  return { sample, name, text: renderer.render(name, data as MessageData[MessageName]) };
});

const inGroups = new Set<MessageName>([
  'group_private',
  'group_leak',
  'reminder',
  'overdue_group',
  'digest',
  'publicity_recomputed_group',
]);

describe('samples', () => {
  test.each(texts)('$sample renders without leaks, on one screen', ({ text, name }) => {
    expect(text).not.toBe('');
    expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\{|\{%|%\}|\}\}/);
    expect(text).not.toMatch(/\n{3}| \n|^\s|\s$/);
    expect(text.length).toBeLessThanOrEqual(name === 'digest' ? 900 : 420);
  });

  test('there is a template for every name and no name without one', () => {
    const templates = Object.keys(files.templates).filter((name) => !name.startsWith('_'));
    expect(templates.toSorted()).toEqual(messageNames.toSorted());
  });

  test.each(texts.filter(({ name }) => inGroups.has(name)))(
    '$sample shows a group nothing private',
    ({ text }) => {
      expect(text).not.toMatch(/\d{7,}|元|王建国|李志强|看病/);
    },
  );

  test.each(texts.filter(({ name }) => name.startsWith('group_')))('$sample is one line', ({ text }) => {
    expect(text).not.toContain('\n');
  });
});

describe('words', () => {
  test('days are written as people say them', () => {
    const text = renderer.render('nudge', { title: '困难申报', keptUntil: '2026-10-09' });
    expect(text).toContain('10月9日（周五）');
  });

  test('an instant is told in county time', () => {
    const text = renderer.render('danger_alert', {
      name: '王建国',
      village: '上河村',
      kind: 'fire',
      at: '2026-10-08T18:05:00.000Z',
    });
    expect(text).toContain('10月9日（周五）02:05');
    expect(text).toContain('着火');
  });

  test('a receipt without dates names the hotline, one with dates does not', () => {
    const receipt = { number: '2026-0031', urgent: false, identityPending: false };
    expect(renderer.render('declared', receipt)).toContain('12317');
    const dated = renderer.render('declared', { ...receipt, verifyBy: '2026-10-09' });
    expect(dated).toContain('10月9日（周五）前上门核实');
    expect(dated).not.toContain('12317');
  });

  test('the county names its own hotline', () => {
    const county = createRenderer(files, { county: '守望县', hotline: '0000-12345' });
    expect(county.render('menu', {})).toContain('0000-12345');
    expect(county.render('welcome', {})).toContain('我是守望县的申报助手');
    expect(renderer.render('menu', {})).toContain('12317');
    expect(county.word('role', 'village_secretary')).toBe('村支书');
  });

  test('a day with nothing due is one line', () => {
    const quiet = files.samples['digest.quiet'] as MessageData['digest'];
    expect(renderer.render('digest', quiet)).toBe('今日无新增，在办4件。');
  });

  test('the wrapper of a repeated reply begins with the same line each time', () => {
    const first = renderer.render('resent', { text: '一' }).split('\n')[0];
    expect(renderer.render('resent', { text: '二' })).toBe(`${first}\n二`);
  });
});

test('every reason to refuse an act has words of its own, with or without its facts', () => {
  const words = refusalCodes.map((code) => renderer.render('refused_act', { code, facts: {} }));
  expect(new Set(words).size).toBe(refusalCodes.length);
  expect(words.filter((text) => text.startsWith('这一步办不了'))).toEqual([]);
});

describe('strictness', () => {
  test.each(['{{password}}', '{% assign x = 1 %}', '{{ "a" | upcase }}', '{% render "_choices" %}'])(
    'data is echoed and never compiled: %s',
    (hostile) => {
      expect(
        renderer.render('identity_request', { name: hostile, place: hostile, village: '上河村' }),
      ).toContain(`${hostile}自称住${hostile}`);
    },
  );

  test('a group is never shown an unmasked household', () => {
    const line = { due: '2026-09-30', daysLeft: 6 };
    const none = { items: [], total: 0 };
    const reminder = (household: string): string =>
      renderer.render('reminder', {
        visits: { items: [{ household, ...line }], total: 1 },
        publicity: none,
      });
    expect(reminder(maskHousehold({ name: '王建国', group: 3, number: 18 }))).toContain('王*（3组）, 18号');
    expect(reminder(maskHousehold({ name: '欧阳明', number: 2 }))).toContain('欧*, 2号');
    expect(() => reminder('王建国（3组）, 18号')).toThrow('template:invalid');
  });

  const broken = (change: Partial<TemplateFiles>) => () => createRenderer({ ...files, ...change });
  const template = (text: string): Partial<TemplateFiles> => ({
    templates: { ...files.templates, menu: text },
  });

  test.each([
    ['does not compile', template('{% if %}')],
    ['asks for a value that the sample lacks', template('{{ nobody }}')],
    ['uses an unknown filter', template('{{ 1 | shout }}')],
    ['uses an unknown partial', template("{% render '_nowhere' %}")],
    ['reads what objects inherit', template('{{ constructor }}')],
    ['has no sample', { samples: { ...files.samples, menu: undefined } }],
    ['is missing', { templates: { welcome: '您好' } }],
    ['lacks a word for a stage', { words: { ...(files.words as object), stage: { submitted: '已收到' } } }],
    ['has words that are no text', { words: { format: { day: 3 } } }],
  ])('a template that %s stops the start', (_, change) => {
    expect(broken(change)).toThrow('template:invalid');
  });
});
