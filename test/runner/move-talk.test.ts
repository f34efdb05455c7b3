import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  contactIdOf,
  toId,
  type AreaCode,
  type ContactId,
  type InboundMessage,
} from '../../src/core/index.ts';
import { loadDefinitions, type Definitions } from '../../src/definitions.ts';
import { createLog } from '../../src/log.ts';
import { createRunner, foldTurns } from '../../src/runner/index.ts';
import { createRuntime } from '../../src/runtime.ts';
import { makePicture } from '../store/support/use-everything.ts';
import { masterKey, openTestStore, type TestStore } from '../store/support/open-test-store.ts';
import { createFixedClock } from '../support/world.ts';
import { quickReport } from '../flow/version.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const definitions = await loadDefinitions('demo-county');
const village = toId<AreaCode>('c-t-v');
const answers = ['1', '1 4', '地里的苞谷全淹了', '今年三月', '35000', '4', '2', '没有'];

/** 快报 as it was before: a number where a count is asked now, and other words for the costs. */
const oldText = quickReport
  .replace('name: people\n    type: count', 'name: people\n    type: quantity')
  .replace('大概花了或亏了多少钱？', '花了多少钱？');
const oldFlow = definitions.flowLoader.load('quick-report.yaml', oldText).flow;
if (oldFlow === null) throw new Error('the old version does not inspect clean');
const { hash: oldHash } = oldFlow;
const newHash = definitions.flows.find(({ id }) => id === 'quick-report')?.hash;

/** The house as it stood before; `text` is what the database keeps of it. */
function before(text = oldText): Definitions {
  if (oldFlow === null) throw new Error('unreachable');
  return {
    ...definitions,
    flows: definitions.flows.map((flow) => (flow.id === oldFlow.id ? oldFlow : flow)),
    kept: [{ hash: oldHash, kind: 'flow', name: oldFlow.id, text }],
  };
}

const withdrawn: Definitions = { ...definitions, withdrawn: [oldHash] };

interface Desk {
  /** The reply of the turn. */
  say(peer: string, ...texts: string[]): Promise<string>;
  show(peer: string, picture: Uint8Array): Promise<string>;
  stop(): Promise<void>;
}

let messages = 0;

async function openDesk({ store }: TestStore, house: Definitions): Promise<Desk> {
  const clock = { ...createFixedClock('2026-09-24T09:00:00+08:00'), moveTo: async () => undefined };
  const replies: string[] = [];
  const runtime = await createRuntime({
    definitions: house,
    store,
    clock,
    log: createLog('silent'),
    channel: {
      name: 'simulator',
      account: 'bot',
      async send({ text }) {
        replies.push(text);
        return { ok: true };
      },
    },
    roomGapMs: 0,
    piecesMs: 0,
    speech: null,
  });
  const runner = createRunner(runtime);
  runtime.outbox.start();
  async function hear(
    peer: string,
    message: Pick<InboundMessage, 'kind' | 'text' | 'readMedia'>,
  ): Promise<string> {
    messages += 1;
    replies.length = 0;
    const from = { channel: 'simulator', account: 'bot', id: `m${messages}`, peer, peerName: peer };
    await runner.receive({ ...from, mentionsUs: false, sentAt: clock.now(), ...message });
    return replies.join('\n');
  }
  return {
    async say(peer, ...texts) {
      let reply = '';
      for (const text of texts) reply = await hear(peer, { kind: 'text', text });
      return reply;
    },
    show: (peer, bytes) =>
      hear(peer, { kind: 'image', text: '', readMedia: async () => ({ name: 'photo.jpg', bytes }) }),
    async stop() {
      await runner.stop();
      await runtime.outbox.stop();
    },
  };
}

const contactOf = (peer: string): ContactId => contactIdOf('simulator', 'bot', peer);

/** Villagers who are known, each with one answer more than the one before, on the old version. */
async function openTalks(test: TestStore, house: Definitions): Promise<string[]> {
  await test.store.areas.insertMany([{ code: village, name: '石桥村', level: 'village', aliases: [] }]);
  const peers = answers.flatMap((_, at) => [`a${at}`, `b${at}`, `c${at}`]);
  const desk = await openDesk(test, house);
  for (const [at, peer] of peers.entries()) {
    await test.store.contacts.bind(contactOf(peer), {
      name: '张三',
      area: village,
      place: '石桥村',
      household: null,
      standing: 'verified',
      at: new Date('2026-09-24T09:00:00+08:00'),
    });
    await desk.say(peer, '申报', ...answers.slice(0, Math.floor(at / 3)));
  }
  await desk.stop();
  return peers;
}

describe('a flow changes while people are in it', () => {
  it('leaves them on the version they began with', async () => {
    const test = await openTestStore();
    await openTalks(test, before());
    const desk = await openDesk(test, definitions);
    expect(await desk.say('a3', '今年三月')).toContain('花了多少钱？');
    await desk.stop();
  });

  it.each([
    ['withdrawn', before(), withdrawn],
    ['no longer readable', before('title: [快报'), definitions],
  ])('moves them at their next message when it is %s', async (_, old, now) => {
    const test = await openTestStore();
    const peers = await openTalks(test, old);
    const desk = await openDesk(test, now);
    for (const [at, peer] of peers.entries()) {
      const given = Math.floor(at / 3);
      const first = await desk.say(peer, answers[given] ?? '');
      expect(first).toContain('的问法改了一些');
      const session = foldTurns(null, await test.store.turns.listAfter(contactOf(peer), 0));
      expect(session?.hash).toBe(newHash);
      for (let turn = 0; turn < 12; turn += 1) {
        const open = foldTurns(null, await test.store.turns.listAfter(contactOf(peer), 0));
        if (open === null) break;
        await desk.say(peer, replyTo(open.open));
      }
      const turns = await test.store.turns.listAfter(contactOf(peer), 0);
      const events = turns.flatMap((turn) => turn.events);
      const moves = events.flatMap((event) => (event.type === 'session_moved' ? [event] : []));
      expect(moves).toHaveLength(1);
      // Nothing that was carried is asked once more; what was asked before is answered once.
      const since = events.slice(events.findIndex(({ type }) => type === 'session_moved'));
      const asked = since.flatMap((event) => (event.type === 'question_asked' ? [event.question] : []));
      expect(asked.filter((name) => moves[0]?.answers[name] !== undefined)).toEqual([]);
      const end = events.find(({ type }) => type === 'session_submitted');
      expect(end).toMatchObject({ hash: newHash });
      expect(end?.type === 'session_submitted' && Object.keys(end.answers)).toEqual(
        expect.arrayContaining(['applicant', 'kinds', 'narrative', 'since', 'loss', 'people', 'urgent']),
      );
    }
    await desk.stop();
  });

  it('hears what steers the talk, but no answer to what is put otherwise', async () => {
    const test = await openTestStore();
    await openTalks(test, before());
    const desk = await openDesk(test, withdrawn);
    // At the costs, whose words have changed.
    const costs = await desk.say('a4', '35000');
    expect(costs).toContain('大概花了或亏了多少钱？');
    expect(costs).not.toContain('记下了');
    expect(await desk.say('b4', '退出')).toContain('真的不填了吗');
    expect(await desk.say('c4', '保存')).toContain('存好');
    // At the story, which is put as before.
    expect(await desk.say('a2', '苞谷全淹了')).toMatch(/问法改了一些[^]*记下了[^]*什么时候开始/u);
    await desk.stop();
  });

  it('keeps a picture that comes with the move, and takes it for no answer', async () => {
    const test = await openTestStore();
    await openTalks(test, before());
    const desk = await openDesk(test, withdrawn);
    expect(await desk.show('a4', await makePicture())).toContain('大概花了或亏了多少钱？');
    await desk.stop();
    const session = foldTurns(null, await test.store.turns.listAfter(contactOf('a4'), 0));
    expect(session?.open).toBe('loss');
    expect(session?.attachments).toMatchObject([{ question: 'loss', kind: 'image' }]);
  });

  it('ends a talk whose flow is gone, and says so', async () => {
    const test = await openTestStore();
    await openTalks(test, before());
    const flows = definitions.flows.filter(({ id }) => id !== 'quick-report');
    const desk = await openDesk(test, { ...withdrawn, flows });
    expect(await desk.say('a3', '今年三月')).toContain('现在不用了');
    await desk.stop();
  });

  it(
    'is told beforehand by npm run flow -- check: how many, which question, whom',
    { timeout: 60_000 },
    async () => {
      const test = await openTestStore();
      await openTalks(test, before());
      const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli/flow.js', 'check'], {
        cwd: root,
        encoding: 'utf8',
        env: {
          ...process.env,
          MONGODB_URI: test.uri,
          SHOUWANG_MASTER_KEY: Buffer.from(masterKey).toString('base64'),
        },
      });
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(stdout).toContain(`quick-report ${oldHash} → ${newHash}: 24 open (goes on)`);
      expect(stdout).toMatch(/people again of 6: simulator\S+a6 /u);
      expect(stdout).not.toContain('张三');
    },
  );
});

function replyTo(open: string | null): string {
  const questions = ['applicant', 'kinds', 'narrative', 'since', 'loss', 'people', 'urgent', 'photos'];
  return answers[questions.indexOf(open ?? '')] ?? '1';
}
