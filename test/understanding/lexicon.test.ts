import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { AppError } from '../../src/core/index.ts';
import { mergeLexicons, understand } from '../../src/understanding/index.ts';
import { context, field, lexicon } from './support/lexicon.ts';

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

  it.each([[{ yess: ['有'] }], [{ yes: '有' }], [{ meta: { jump: ['跳'] } }], [null], ['words']])(
    'refuses %j',
    (part) => expect(() => mergeLexicons([part])).toThrow(AppError),
  );
});

describe('the lexicon of the house', () => {
  it('has no word that is both yes and no, or steers two ways', () => {
    expect(lexicon.yes.filter((word) => lexicon.no.includes(word))).toEqual([]);
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
