import { describe, expect, it } from 'vitest';
import { dueFrames } from '../../src/console/state/due-frames.ts';
import { quickAnswers, isReplying } from '../../src/console/state/select.ts';
import { words } from '../../src/console/words.ts';
import { chat, frame, hello, play, typed } from './frames.ts';

const photo = {
  ...typed('p', ''),
  frame: { op: 'file', ref: 'p', as: 'v1', kind: 'image', name: 'a.png', base64: 'AA==' },
} as const;

describe('what arrives', () => {
  it('counts what is new as unread, but not the history of the first connection nor the open chat', () => {
    const state = play(
      hello([chat('m1')]),
      { type: 'opened', conversation: 'c1' },
      frame({ op: 'message', message: chat('m2') }),
      frame({ op: 'message', message: chat('m3', { conversation: 'c1' }) }),
    );
    expect(state.unread).toEqual({ v1: 1 });
  });

  it('counts after a lost connection only what was not known before', () => {
    const state = play(hello([chat('m1')]), { type: 'link-lost' }, hello([chat('m1'), chat('m2')]));
    expect(state.link).toBe('open');
    expect(state.unread).toEqual({ v1: 1 });
  });

  it('shows a message once that comes twice', () => {
    const twice = frame({ op: 'message', message: chat('m1') });
    expect(play(hello(), twice, twice).messages['v1']).toHaveLength(1);
  });

  it('is read when the chat is opened', () => {
    const state = play(hello(), frame({ op: 'message', message: chat('m1') }), {
      type: 'opened',
      conversation: 'v1',
    });
    expect(state.unread).toEqual({});
  });

  it('knows that the bot is replying until the turn has ended', () => {
    const busy = [
      hello(),
      { type: 'send', outgoing: typed('a', '申报') },
      frame({ op: 'accepted', ref: 'a', id: 'm1' }),
    ] as const;
    expect(isReplying(play(...busy), 'v1')).toBe(true);
    expect(isReplying(play(...busy, frame({ op: 'handled', id: 'm1' })), 'v1')).toBe(false);
  });
});

describe('what is sent', () => {
  it('turns into the message of the messenger, whichever of echo and acceptance comes first', () => {
    const echo = frame({ op: 'message', message: chat('m1', { from: 'v1', text: '申报' }) });
    const accepted = frame({ op: 'accepted', ref: 'a', id: 'm1' });
    for (const order of [
      [echo, accepted],
      [accepted, echo],
    ]) {
      const state = play(
        hello(),
        { type: 'send', outgoing: typed('a', '申报') },
        { type: 'handed', ref: 'a' },
        ...order,
      );
      expect(state.outgoing).toEqual([]);
      expect(state.messages['v1']).toHaveLength(1);
      expect(state.unread).toEqual({});
    }
  });

  it('waits for the connection, in order', () => {
    const offline = play(
      hello(),
      { type: 'link-lost' },
      { type: 'send', outgoing: typed('a', '一') },
      { type: 'send', outgoing: typed('b', '二') },
    );
    expect(dueFrames(offline)).toEqual([]);
    const online = play(
      hello(),
      { type: 'send', outgoing: typed('a', '一') },
      { type: 'send', outgoing: typed('b', '二') },
    );
    expect(dueFrames(online).map(({ ref }) => ref)).toEqual(['a', 'b']);
  });

  it('sends a text again under its own id when it was not accepted before the connection was lost', () => {
    const state = play(
      hello(),
      { type: 'send', outgoing: typed('a', '申报') },
      { type: 'handed', ref: 'a' },
      { type: 'link-lost' },
      hello(),
    );
    expect(dueFrames(state)).toEqual([{ op: 'text', ref: 'a', id: 'a', as: 'v1', text: '申报' }]);
  });

  it('leaves it to the person whether a photo is sent again', () => {
    const lost = [
      hello(),
      { type: 'send', outgoing: photo },
      { type: 'handed', ref: 'p' },
      { type: 'link-lost' },
      hello(),
    ] as const;
    expect(play(...lost).outgoing[0]).toMatchObject({ state: 'failed', problem: words.unknownDelivery });
    expect(dueFrames(play(...lost, { type: 'resend', ref: 'p' }))).toHaveLength(1);
  });

  it('says in words why the messenger refused', () => {
    const state = play(
      hello(),
      { type: 'send', outgoing: typed('a', '申报') },
      { type: 'handed', ref: 'a' },
      frame({ op: 'error', ref: 'a', message: 'the bot is not connected' }),
    );
    expect(state.outgoing[0]).toMatchObject({
      state: 'failed',
      problem: words.refusals['the bot is not connected'],
    });
  });

  it('shows a refusal of nothing in particular as a notice', () => {
    expect(play(hello(), frame({ op: 'error', message: 'odd' })).notice).toContain('odd');
  });
});

describe('a stranger', () => {
  const first = [hello(), { type: 'send', outgoing: typed('a', '申报', 'v2') }] as const;

  it('asks to be a friend first, once, and speaks when that is accepted', () => {
    expect(dueFrames(play(...first))).toMatchObject([{ op: 'friend', as: 'v2' }]);
    const asked = [...first, { type: 'asked', person: 'v2' }] as const;
    expect(dueFrames(play(...asked))).toEqual([]);
    const friends = play(...asked, frame({ op: 'friend', person: 'v2', accepted: true }));
    expect(dueFrames(friends)).toMatchObject([{ op: 'text', as: 'v2' }]);
  });

  it('learns of a refusal, by answer or by error, and can try again', () => {
    const asked = [...first, { type: 'asked', person: 'v2' }] as const;
    for (const refusal of [
      frame({ op: 'friend', person: 'v2', accepted: false }),
      frame({ op: 'error', ref: 'friend:v2', message: 'odd' }),
    ]) {
      const refused = [...asked, refusal] as const;
      expect(play(...refused).outgoing[0]).toMatchObject({ state: 'failed', problem: words.refusedFriend });
      expect(dueFrames(play(...refused, { type: 'resend', ref: 'a' }))).toMatchObject([{ op: 'friend' }]);
    }
  });

  it('asks again after the connection was lost', () => {
    const state = play(...first, { type: 'asked', person: 'v2' }, { type: 'link-lost' }, hello());
    expect(dueFrames(state)).toMatchObject([{ op: 'friend' }]);
  });
});

describe('quick answers', () => {
  const asked = [
    hello(),
    frame({ op: 'message', message: chat('m1', { quick: ['1 对', '2 不对'] }) }),
  ] as const;

  it('stand until the person answers', () => {
    expect(quickAnswers(play(...asked), 'v1')).toEqual(['1 对', '2 不对']);
    expect(quickAnswers(play(...asked, { type: 'send', outgoing: typed('a', '1 对') }), 'v1')).toEqual([]);
    const answered = frame({ op: 'message', message: chat('m2', { from: 'v1' }) });
    expect(quickAnswers(play(...asked, answered), 'v1')).toEqual([]);
  });
});

describe('the clock', () => {
  it('tells which chats got messages on the way, not the replies to what is typed meanwhile', () => {
    const state = play(
      hello(),
      { type: 'move-started', by: 'day' },
      frame({ op: 'message', message: chat('m1', { conversation: 'r1' }) }),
      frame({ op: 'message', message: chat('m2', { conversation: 'r1' }) }),
      { type: 'send', outgoing: typed('a', '进度') },
      frame({ op: 'accepted', ref: 'a', id: 'm3' }),
      frame({ op: 'message', message: chat('m4') }),
      { type: 'move-done', now: '2026-09-25T00:00:00.000Z', atMs: 5_000 },
    );
    expect(state.move).toEqual({ by: 'day', state: 'done', arrived: { r1: 2 } });
    expect(state.clock).toEqual({ nowMs: Date.parse('2026-09-25T00:00:00.000Z'), receivedMs: 5_000 });
  });

  it('says when it could not be moved, and can be closed', () => {
    const failed = [
      { type: 'move-started', by: 'month' },
      { type: 'move-failed', problem: 'http:500' },
    ] as const;
    expect(play(hello(), ...failed).move).toMatchObject({ state: 'failed', problem: 'http:500' });
    expect(play(hello(), ...failed, { type: 'move-closed' }).move).toBeNull();
  });
});
