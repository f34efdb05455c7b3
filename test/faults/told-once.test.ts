import { mongo } from 'mongoose';
import { expect, test } from 'vitest';
import { drain } from './support/judge.ts';
import { seed } from '../support/random.ts';
import { openRig } from './support/rig.ts';

const days = 5;
const groups = ['r-qx@sim', 'r-gl@sim', 'r-sq@sim', 'r-ls@sim', 'r-yp@sim', 'r-lw@sim'];

/** What a row of the outbox is and was. */
interface Row {
  _id: string;
  kind: string;
  state: string;
}

test(`a digest or reminder in hand when the service is killed is not sent twice (FAULTS_SEED=${seed})`, async () => {
  const rig = await openRig({ store: 'given', seed, demo: true });
  const { random } = rig;
  for (let day = 0; day < days; day += 1) {
    // Killed with the row claimed and not sent, or sent and not marked.
    const point = day % 2 === 0 ? 'sending' : 'sent';
    let left = random.below(3);
    const struck = new Promise<void>((resolve) => {
      rig.proxy?.onMuted(() => resolve());
      rig.proxy?.setGate(({ collection, states }) => {
        if (collection !== 'outbox' || !states.includes(point)) return 'pass';
        left -= 1;
        if (left >= 0) return 'pass';
        if (point === 'sent') resolve();
        return point === 'sent' ? 'stop' : 'mute';
      });
    });
    const moving = rig.nextDay().catch(() => undefined);
    await Promise.race([struck, moving]);
    await rig.restart('kill');
    await moving;
  }
  // One more day, in peace: what was in hand is settled.
  await rig.nextDay();
  const uri = await rig.dataUri();
  await drain(uri);
  const said = groups.map((room) => rig.phones.shownTo(room).filter(({ live }) => live));
  const { release } = await rig.close();
  const { rows, notes } = await readOutbox(uri);
  await release();

  for (const texts of said.map((shown) => shown.map(({ text }) => text))) {
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.filter((text) => text.includes('这条您可能已经收到过'))).toEqual([]);
  }
  const toldOnce = rows.filter(({ kind }) => kind === 'digest' || kind === 'reminder');
  const unknown = toldOnce.filter(({ state }) => state === 'unknown').map(({ _id }) => `send_unknown:${_id}`);
  expect(toldOnce.filter(({ state }) => !['sent', 'unknown', 'superseded'].includes(state))).toEqual([]);
  // Nobody knows whether they arrived: each is on the operator's list.
  expect(unknown.length).toBeGreaterThan(0);
  expect(notes).toEqual(expect.arrayContaining(unknown));
  const sent = toldOnce.filter(({ state }) => state === 'sent').length;
  const arrived = said.flat().length;
  console.log(
    `killed ${rig.ends} times: ${sent} sent, ${unknown.length} unknown, ${arrived} seen, none twice`,
  );
  expect(arrived).toBeLessThanOrEqual(sent + unknown.length);
}, 400_000);

async function readOutbox(uri: string): Promise<{ rows: Row[]; notes: string[] }> {
  const client = await mongo.MongoClient.connect(uri);
  try {
    const rows = await client.db().collection<Row>('outbox').find().toArray();
    const notes = await client.db().collection<{ _id: string }>('operator').find().toArray();
    return { rows, notes: notes.map(({ _id }) => _id) };
  } finally {
    await client.close();
  }
}
