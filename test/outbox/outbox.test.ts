import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SendOutcome } from '../../src/channels/index.ts';
import {
  digest,
  message,
  morning,
  ok,
  openWorld,
  toPeer,
  toRoom,
  turnOf,
  type OutboxWorld,
} from './outbox-world.ts';

const hourMs = 3_600_000;
let world: OutboxWorld;

beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  await world.close();
});

const sentIds = (): string[] => world.channel.sent.map(({ id }) => id);
const stateOf = async (id: string): Promise<string | undefined> => (await world.store.outbox.find(id))?.state;

/** Wait for the rows to be sent, then a little longer, in which nothing more may come. */
async function expectSent(ids: string[]): Promise<void> {
  await vi.waitFor(() => expect(sentIds()).toHaveLength(ids.length), { timeout: 5_000 });
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(sentIds()).toEqual(ids);
}

async function offline(): Promise<SendOutcome> {
  return { ok: false, error: 'offline' };
}

describe('once', () => {
  test('the same thing said twice, by two processes, before and after it was sent, goes out once', async () => {
    const [service, job] = [world.open(), world.open()];
    expect(await service.enqueue(message('a'))).toBe(true);
    expect(await job.enqueue(message('a', { text: 'other words' }))).toBe(false);
    service.start();
    await expectSent(['a']);
    expect(await job.enqueue(message('a'))).toBe(false);
    await expectSent(['a']);
    expect(await stateOf('a')).toBe('sent');
  });

  test('two running services never send one row twice', async () => {
    const services = [world.open(), world.open()];
    world.channel.behave = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return ok;
    };
    const ids = Array.from({ length: 60 }, (_, at) => `m${at}`);
    for (const service of services) service.start();
    for (const [at, id] of ids.entries())
      await services[at % 2]?.enqueue(message(id, { to: toPeer(`v${at % 12}`) }));
    await vi.waitFor(() => expect(sentIds()).toHaveLength(60), { timeout: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(sentIds().toSorted()).toEqual(ids.toSorted());
  });

  test('a newer message of the same topic replaces one that still waits', async () => {
    const outbox = world.open();
    await outbox.enqueue(digest('d:22', { topic: 'digest:r1' }));
    await outbox.enqueue(digest('d:23', { topic: 'digest:r1' }));
    await outbox.enqueue(digest('d:24', { topic: 'digest:r1' }));
    outbox.start();
    await expectSent(['d:24']);
    expect(await stateOf('d:22')).toBe('superseded');
  });
});

describe('order', () => {
  test('what one recipient gets comes in the order it was said, while others are served', async () => {
    const outbox = world.open();
    world.channel.behave = async (row) => {
      await new Promise((resolve) => setTimeout(resolve, row.id.endsWith('0') ? 15 : 1));
      return ok;
    };
    const ids = Array.from({ length: 40 }, (_, at) => `m${at}`);
    for (const [at, id] of ids.entries()) await outbox.enqueue(message(id, { to: toPeer(`v${at % 4}`) }));
    outbox.start();
    await vi.waitFor(() => expect(sentIds()).toHaveLength(40), { timeout: 5_000 });
    for (let peer = 0; peer < 4; peer += 1) {
      const mine = sentIds().filter((id) => Number(id.slice(1)) % 4 === peer);
      expect(mine).toEqual(ids.filter((_, at) => at % 4 === peer));
    }
  });

  test('a message that must be tried again holds up its recipient and nobody else', async () => {
    const outbox = world.open();
    let broken = true;
    world.channel.behave = async (row) => {
      if (broken && row.id === 'first') return { ok: false, error: 'rate_limited' };
      return ok;
    };
    await outbox.enqueue(message('first'));
    await outbox.enqueue(message('second'));
    await outbox.enqueue(message('third'));
    await outbox.enqueue(message('other', { to: toPeer('v2') }));
    outbox.start();
    await expectSent(['other']);
    expect(await stateOf('first')).toBe('errored');
    broken = false;
    world.clock.move(1_100);
    await expectSent(['other', 'first', 'second', 'third']);
  });
});

describe('failing', () => {
  test('a message is given up after its tries and the operator is told', async () => {
    const outbox = world.open({ maxAttempts: 3 });
    let tries = 0;
    world.channel.behave = async () => {
      tries += 1;
      throw new Error('a library may say anything here');
    };
    await outbox.enqueue(message('a'));
    await outbox.enqueue(message('b', { to: toPeer('v2') }));
    outbox.start();
    for (let round = 1; round <= 3; round += 1) {
      await vi.waitFor(() => expect(tries).toBe(2 * round), { timeout: 5_000 });
      await vi.waitFor(async () => expect(await stateOf('a')).not.toBe('sending'), { timeout: 5_000 });
      world.clock.move(10_000);
    }
    await vi.waitFor(async () => expect(await stateOf('b')).toBe('failed'), { timeout: 5_000 });
    const notes = await world.store.operator.list(10);
    expect(notes.map(({ kind, about }) => `${kind} ${about}`).toSorted()).toEqual([
      'send_failed a',
      'send_failed b',
    ]);
    expect((await world.store.outbox.find('a'))?.error).toBe('threw');
  });

  test('what the channel will never take is not tried again', async () => {
    const outbox = world.open();
    world.channel.behave = async (row) => (row.id === 'a' ? { ok: false, error: 'unknown_peer' } : ok);
    await outbox.enqueue(message('a'));
    await outbox.enqueue(message('b'));
    outbox.start();
    await expectSent(['b']);
    expect(await stateOf('a')).toBe('failed');
    expect(await world.store.operator.list(10)).toMatchObject([{ kind: 'send_failed', about: 'a' }]);
  });

  test('six hours offline: nothing is lost, nothing comes twice, the newest digest replaces the older', async () => {
    const outbox = world.open({ maxAttempts: 3 });
    let tries = 0;
    world.channel.behave = async () => {
      tries += 1;
      return offline();
    };
    outbox.start();
    const ids: string[] = [];
    for (let hour = 0; hour < 6; hour += 1) {
      const at = world.clock.now();
      for (const peer of ['v1', 'v2']) {
        ids.push(`${peer}:${hour}`);
        await outbox.enqueue(message(`${peer}:${hour}`, { to: toPeer(peer), at }));
      }
      await outbox.enqueue(digest(`d:${hour}`, { topic: 'digest:r1', at }));
      await new Promise((resolve) => setTimeout(resolve, 30));
      world.clock.move(hourMs);
    }
    expect(tries).toBeGreaterThan(3);
    expect(world.channel.sent).toEqual([]);
    world.channel.behave = async () => ok;
    await vi.waitFor(() => expect(sentIds()).toHaveLength(13), { timeout: 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(sentIds().toSorted()).toEqual([...ids, 'd:5'].toSorted());
    for (const peer of ['v1', 'v2']) {
      expect(sentIds().filter((id) => id.startsWith(peer))).toEqual(ids.filter((id) => id.startsWith(peer)));
    }
    expect(await world.store.operator.list(10)).toEqual([]);
  });
});

describe('time', () => {
  test('an ordinary message waits for the end of the quiet hours, an urgent one and a reply do not', async () => {
    const outbox = world.open();
    world.clock.move(-6 * hourMs);
    const at = world.clock.now();
    await outbox.enqueue(digest('digest', { at }));
    await outbox.enqueue(message('fire', { kind: 'urgent', to: toPeer('c1'), at }));
    await outbox.enqueue(message('reply', { kind: 'reply', at }));
    outbox.start();
    await vi.waitFor(() => expect(sentIds().toSorted()).toEqual(['fire', 'reply']), { timeout: 5_000 });
    world.clock.move(5.4 * hourMs);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sentIds()).toHaveLength(2);
    world.clock.move(0.1 * hourMs);
    await vi.waitFor(() => expect(sentIds()).toHaveLength(3), { timeout: 5_000 });
    expect((await world.store.outbox.find('digest'))?.notBefore).toEqual(
      new Date('2026-09-24T07:30:00+08:00'),
    );
  });

  test('what a job that catches up at night has to say waits for the morning', async () => {
    const outbox = world.open();
    const missed = world.clock.now();
    world.clock.move(18 * hourMs);
    await outbox.enqueue(digest('digest', { at: missed }));
    await outbox.enqueue(message('fire', { kind: 'urgent', to: toPeer('c1'), at: missed }));
    outbox.start();
    await expectSent(['fire']);
    expect(await world.store.outbox.find('digest')).toMatchObject({
      state: 'queued',
      createdAt: missed,
      notBefore: new Date('2026-09-25T07:30:00+08:00'),
    });
  });

  test('a job run by hand in day time for a night that is past speaks at once', async () => {
    const outbox = world.open();
    outbox.start();
    await outbox.enqueue(digest('d', { at: new Date('2026-09-24T02:00:00+08:00') }));
    await expectSent(['d']);
  });

  test.each(['2026-03-02T09:00:00+08:00', '2027-03-02T09:00:00+08:00'])(
    'a job run by hand for %s is sent by the running service now',
    async (now) => {
      const [service, job] = [world.open(), world.open()];
      service.start();
      await job.enqueue(digest('d', { at: new Date(now) }));
      await expectSent(['d']);
      expect((await world.store.outbox.find('d'))?.createdAt).toEqual(new Date(now));
    },
  );

  test('groups are paced, private chats are not', async () => {
    const started = performance.now();
    const times = new Map<string, number>();
    world.channel.behave = async (row) => {
      times.set(row.id, performance.now() - started);
      return ok;
    };
    const outbox = world.open({ roomGapMs: 150 });
    for (const id of ['r0', 'r1', 'r2']) await outbox.enqueue(digest(id, { to: toRoom(id) }));
    for (const id of ['p0', 'p1']) await outbox.enqueue(message(id, { kind: 'reply' }));
    outbox.start();
    const ticking = setInterval(() => world.clock.move(10), 10);
    await vi.waitFor(() => expect(sentIds()).toHaveLength(5), { timeout: 5_000 });
    clearInterval(ticking);
    const rooms = ['r0', 'r1', 'r2'].map((id) => times.get(id) ?? 0).toSorted((a, b) => a - b);
    expect((rooms[1] ?? 0) - (rooms[0] ?? 0)).toBeGreaterThanOrEqual(145);
    expect((rooms[2] ?? 0) - (rooms[1] ?? 0)).toBeGreaterThanOrEqual(145);
    expect(times.get('p1')).toBeLessThan(rooms[1] ?? 0);
  });
});

describe('turns', () => {
  test('the end of a turn waits for the reply to its speaker, not for what others are told', async () => {
    const outbox = world.open();
    let open = (): void => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    world.channel.behave = async (row) => {
      if (row.id !== 'reply') await opened;
      return ok;
    };
    outbox.start();
    const turn = turnOf('v1', 3);
    await outbox.enqueue(message('reply', { kind: 'reply', turn }));
    await outbox.enqueue(message('notice', { to: toPeer('c1'), turn }));
    await outbox.flushTurn(turn);
    expect(sentIds()).toEqual(['reply']);
    open();
    await expectSent(['reply', 'notice']);
  });

  test('the end of a turn does not wait for a channel that is away, or for a turn without a reply', async () => {
    const outbox = world.open();
    world.channel.behave = offline;
    outbox.start();
    const turn = turnOf('v1', 4);
    await outbox.enqueue(message('reply', { kind: 'reply', turn, at: morning }));
    await outbox.flushTurn(turn);
    await outbox.flushTurn(turnOf('v1', 5));
    expect(world.channel.sent).toEqual([]);
  });
});
