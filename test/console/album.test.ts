import { describe, expect, it } from 'vitest';
import { groupAlbums } from '../../src/console/format/album.ts';
import { chat } from './frames.ts';

describe('photos sent together', () => {
  it('are one album; words, other people, other messages and a pause part them', () => {
    const photo = (id: string, from: string, text = '', minute = 0) =>
      chat(id, { from, kind: 'image', text, at: `2026-09-24T00:${String(minute).padStart(2, '0')}:00Z` });
    const groups = groupAlbums([
      photo('1', 'v1'),
      photo('2', 'v1'),
      chat('3', { text: '收到' }),
      photo('4', 'v1', '房子'),
      photo('5', 'v1'),
      photo('6', 'v2'),
      photo('7', 'v2', '', 4),
      photo('8', 'v2', '', 9),
    ]);
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([
      ['1', '2'],
      ['3'],
      ['4'],
      ['5'],
      ['6', '7'],
      ['8'],
    ]);
  });
});
