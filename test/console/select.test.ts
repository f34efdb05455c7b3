import { describe, expect, it } from 'vitest';
import { listSections, previewOf, findConversation, speakerOf } from '../../src/console/state/select.ts';
import { chat, frame, hello, play } from './frames.ts';

/** Ids of what the list shows for a query. */
function found(query: string): string[] {
  return listSections(play(hello()), query).flatMap(({ conversations }) => conversations.map(({ id }) => id));
}

describe('the list', () => {
  it('has villagers, groups and cadres', () => {
    const sections = listSections(play(hello()), '');
    expect(sections.map(({ key, conversations }) => [key, conversations.map(({ id }) => id)])).toEqual([
      ['villagers', ['v1', 'v2']],
      ['rooms', ['r1']],
      ['cadres', ['c1']],
    ]);
  });

  it('puts the newest chat first', () => {
    const state = play(hello(), frame({ op: 'message', message: chat('m1', { conversation: 'v2' }) }));
    expect(listSections(state, '')[0]?.conversations.map(({ id }) => id)).toEqual(['v2', 'v1']);
  });

  it('finds by name, village and group', () => {
    expect(found('秀英')).toEqual(['v1']);
    expect(found(' 石桥 ')).toEqual(['v1', 'r1', 'c1']);
    expect(found('没有这个人')).toEqual([]);
  });

  it('shows the last message on one line, with the speaker in a group', () => {
    const state = play(
      hello([
        chat('m1', { text: '记下了。\n1 对' }),
        chat('m2', { conversation: 'r1', kind: 'image', text: '', from: 'c1', fromName: '秦来喜' }),
      ]),
    );
    const preview = (id: string): string | undefined => {
      const conversation = findConversation(state, id);
      return conversation && previewOf(state, conversation);
    };
    expect(preview('v1')).toBe('记下了。 1 对');
    expect(preview('r1')).toBe('秦来喜：[照片]');
    expect(preview('v2')).toBe('村民 · 梨树村');
  });
});

describe('who speaks', () => {
  it('is the person in private, and in a group the chosen member or the first', () => {
    expect(speakerOf(play(hello()), 'v1')).toBe('v1');
    expect(speakerOf(play(hello()), 'r1')).toBe('c1');
    expect(speakerOf(play(hello(), { type: 'speaker', room: 'r1', person: 'v1' }), 'r1')).toBe('v1');
    expect(speakerOf(play(hello(), { type: 'speaker', room: 'r1', person: 'gone' }), 'r1')).toBe('c1');
  });
});
