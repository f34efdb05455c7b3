import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { AppError } from '../../src/core/index.ts';
import { mergeLexicons, understand } from '../../src/understanding/index.ts';
import { isWhole } from '../../src/understanding/words.ts';
import { context, field, lexicon } from './support/lexicon.ts';
import { spellingsOf } from './support/spellings.ts';

const folder = new URL('../../flows/lexicon/', import.meta.url);

describe('mergeLexicons', () => {
  it('adds the words of a county without code', () => {
    const more = mergeLexicons([
      { yes: ['嗯啰'], meta: { human: ['喊支书'] } },
      { danger: [{ kind: 'hunger', words: ['吊锅了'] }] },
    ]);
    expect(more.yes).toEqual(['嗯啰']);
    expect(more.meta.human).toEqual(['喊支书']);
    expect(more.danger).toEqual([{ kind: 'hunger', words: ['吊锅了'], except: [], unless: [] }]);
    expect(understand('嗯啰', field('yes_no'), { ...context, lexicon: more })).toMatchObject({
      status: 'accept',
    });
  });

  it('lets a county add to the words and groups of the house', () => {
    const folderParts = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name): unknown => parse(readFileSync(new URL(name, folder), 'utf8')));
    const county = parse(`
      groups: { helper: [包组干部], fill: [划] }
      yes: [要撒]
      choices: [{ label: [务工], words: [(背|挑)煤炭] }]
    `) as unknown;
    const known = { ...context, lexicon: mergeLexicons([...folderParts, county]) };
    const work = field('select_one', { choices: [{ name: 'work', label: '务工收入' }] });
    expect(understand('喊包组干部来', field('text'), context).status).toBe('accept');
    expect(understand('喊包组干部来', field('text'), known)).toMatchObject({ intent: 'human' });
    expect(understand('晚点再划', field('text'), known)).toMatchObject({ intent: 'pause' });
    expect(understand('要撒', field('yes_no'), known)).toMatchObject({ value: { yes: true } });
    expect(understand('挑煤炭', work, known)).toMatchObject({ value: { choice: 'work' } });
    expect(understand('要得', field('yes_no'), known)).toMatchObject({ value: { yes: true } });
  });

  it.each([
    [{ yes: ['(有|没有'] }, 'bracket'],
    [{ yes: ['有)'] }, 'bracket'],
    [{ yes: ['有<nobody>'] }, 'nobody'],
    [{ choices: [{ label: ['种'], words: ['(a|b|c|d)'.repeat(7)] }] }, 'too many'],
  ])('names the file of an entry that cannot be read: %j', (part, why) => {
    expect(() => mergeLexicons([part], ['flows/lexicon/county.yaml'])).toThrow(/county\.yaml/);
    expect(() => mergeLexicons([part], ['flows/lexicon/county.yaml'])).toThrow(new RegExp(why));
  });

  it.each([[{ yess: ['有'] }], [{ yes: '有' }], [{ meta: { jump: ['跳'] } }], [null], ['words']])(
    'refuses %j',
    (part) => expect(() => mergeLexicons([part])).toThrow(AppError),
  );
});

describe('the lexicon of the house', () => {
  it('has no word that is both yes and no, or steers two ways', () => {
    const both = (a: string[], b: string[]) => spellingsOf(a).filter((word) => isWhole([word], b));
    expect(both(lexicon.yes, lexicon.no)).toEqual([]);
    expect(both(lexicon.no, lexicon.yes)).toEqual([]);
    expect(both(lexicon.unknown, [...lexicon.yes, ...lexicon.no, ...lexicon.refuse])).toEqual([]);
    expect(both(lexicon.refuse, [...lexicon.yes, ...lexicon.no, ...lexicon.unknown])).toEqual([]);
    const steering = Object.values(lexicon.meta).flat();
    expect(steering.filter((word, at) => steering.indexOf(word) !== at)).toEqual([]);
  });

  it('keeps what is unknown apart from none, no and refused', () => {
    const others = [...lexicon.none, ...lexicon.no, ...lexicon.yes, ...lexicon.refuse];
    expect(lexicon.unknown.filter((word) => others.includes(word))).toEqual([]);
  });

  it('repeats no word in a list of one file', () => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
      const part = parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
      for (const [key, words] of Object.entries(part)) {
        const list = Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [];
        expect(
          list.filter((word, at) => list.indexOf(word) !== at),
          `${name} ${key}`,
        ).toEqual([]);
      }
    }
  });
});
