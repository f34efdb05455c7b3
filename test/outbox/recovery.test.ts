import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRecovery } from '../../src/outbox/recovery.ts';
import { digest, log, markResent, message, ok, openWorld, toPeer, type OutboxWorld } from './outbox-world.ts';

let world: OutboxWorld;

beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  await world.close();
});

const leaseMs = 60_000;
const texts = (): string[] => world.channel.sent.map(({ text }) => text);

/** A process takes every row and dies before it can say what became of them. */
async function crashWithEverythingInHand(): Promise<void> {
  await world.store.outbox.claim(world.clock.now(), leaseMs, 100);
  world.clock.move(leaseMs + 1_000);
}

test('after a crash between send and mark a reply and an alarm come once more, marked; a digest does not', async () => {
  const before = world.open();
  await before.enqueue(message('reply', { kind: 'reply' }));
  await before.enqueue(message('fire', { kind: 'urgent', to: toPeer('c1') }));
  await before.enqueue(message('notice', { to: toPeer('c2') }));
  await before.enqueue(digest('digest'));
  await crashWithEverythingInHand();

  world.open().start();
  await vi.waitFor(() => expect(texts()).toHaveLength(2), { timeout: 5_000 });
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(texts().toSorted()).toEqual(['（又一次）\ntext of fire', '（又一次）\ntext of reply']);
  expect((await world.store.outbox.find('digest'))?.state).toBe('unknown');
  const notes = await world.store.operator.list(10);
  expect(notes.map(({ kind, about }) => `${kind} ${about}`).toSorted()).toEqual([
    'send_unknown digest',
    'send_unknown notice',
  ]);
});

test('a reply is repeated once; an alarm is repeated until it is known to have gone, marked once', async () => {
  await world.open().enqueue(message('reply', { kind: 'reply' }));
  await world.open().enqueue(message('fire', { kind: 'urgent', to: toPeer('c1') }));
  await crashWithEverythingInHand();
  await createRecovery({ ...world, log, markResent }).recover(new Set());
  await crashWithEverythingInHand();

  world.open().start();
  await vi.waitFor(() => expect(texts()).toEqual(['（又一次）\ntext of fire']), { timeout: 5_000 });
  expect((await world.store.outbox.find('reply'))?.state).toBe('unknown');
});

test('a channel that never answers is a send with an unknown result', async () => {
  const outbox = world.open({ sendTimeoutMs: 30 });
  world.channel.behave = async (row) => (row.text.startsWith('text') ? new Promise(() => {}) : ok);
  await outbox.enqueue(message('reply', { kind: 'reply' }));
  await outbox.enqueue(digest('digest'));
  outbox.start();
  await vi.waitFor(async () => expect((await world.store.outbox.find('digest'))?.state).toBe('unknown'), {
    timeout: 5_000,
  });
  await vi.waitFor(() => expect(texts()).toEqual(['（又一次）\ntext of reply']), { timeout: 5_000 });
});

test('a channel that cannot say whether it arrived is believed', async () => {
  const outbox = world.open();
  world.channel.behave = async (row) =>
    row.text.startsWith('text') ? { ok: false, error: 'unknown_result' } : ok;
  await outbox.enqueue(message('reply', { kind: 'reply' }));
  await outbox.enqueue(message('reminder', { kind: 'reminder', to: toPeer('c1') }));
  outbox.start();
  await vi.waitFor(() => expect(texts()).toEqual(['（又一次）\ntext of reply']), { timeout: 5_000 });
  await vi.waitFor(async () => expect((await world.store.outbox.find('reminder'))?.state).toBe('unknown'), {
    timeout: 5_000,
  });
});

test('stopping finishes what is being sent and leaves the rest for the next start', async () => {
  const outbox = world.open();
  let sending = 0;
  world.channel.behave = async () => {
    sending += 1;
    await new Promise((resolve) => setTimeout(resolve, 40));
    return ok;
  };
  for (const id of ['a', 'b', 'c']) await outbox.enqueue(message(id));
  outbox.start();
  await vi.waitFor(() => expect(sending).toBe(1), { timeout: 5_000, interval: 1 });
  await outbox.stop();
  expect(texts()).toEqual(['text of a']);
  expect((await world.store.outbox.find('b'))?.state).not.toBe('sending');

  world.open().start();
  await vi.waitFor(() => expect(texts()).toEqual(['text of a', 'text of b', 'text of c']), {
    timeout: 5_000,
  });
});
