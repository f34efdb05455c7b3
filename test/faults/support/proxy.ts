import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { deserialize } from 'bson';

/** A command on its way to the database. */
export interface Command {
  name: string;
  collection: string;
  /** `_id`s of the rows an insert carries. */
  ids: string[];
  /** The states that the statements of an update set. */
  states: string[];
}

/**
 * What becomes of a command: `pass`, never reaches the database (`stop`), or is done and its answer never comes back
 * (`mute`). Runs in order of arrival on each connection.
 */
export type Gate = (command: Command) => Promise<'pass' | 'stop' | 'mute'> | 'pass' | 'stop' | 'mute';

/**
 * Stands on the wire between the service and its database, so that a test knows to the message what was committed when
 * it kills the service: nothing of the product is changed or mocked for it.
 */
export interface Proxy {
  uri: string;
  /** In force for everything that comes from now on. */
  setGate(gate: Gate | null): void;
  /** Heard when the answer to a muted command has come, which the service will never see. */
  onMuted(listener: (command: Command) => void): void;
  close(): Promise<void>;
}

const opMessage = 2013;

export async function openProxy(target: string): Promise<Proxy> {
  const uri = new URL(target);
  const sockets = new Set<Socket>();
  let gate: Gate | null = null;
  let muted: (command: Command) => void = () => undefined;
  const server = createServer((near) => {
    const far = connect(Number(uri.port), uri.hostname);
    const silenced = new Map<number, Command>();
    let line = Promise.resolve();
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    near.on(
      'data',
      cutFrames((frame) => {
        line = line.then(async () => {
          const command = gate === null ? null : readCommand(frame);
          const verdict = command === null || gate === null ? 'pass' : await gate(command);
          if (verdict === 'stop') return;
          if (verdict === 'mute' && command !== null) silenced.set(frame.readInt32LE(4), command);
          if (!far.destroyed) far.write(frame);
        });
      }),
    );
    far.on(
      'data',
      cutFrames((frame) => {
        const command = silenced.get(frame.readInt32LE(8));
        if (command !== undefined) muted(command);
        else if (!near.destroyed) near.write(frame);
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const near = new URL(target);
  near.hostname = '127.0.0.1';
  near.port = String((server.address() as AddressInfo).port);
  // A replica set would tell the driver to go round us.
  near.searchParams.delete('replicaSet');
  near.searchParams.set('directConnection', 'true');
  return {
    uri: near.toString(),
    setGate(next) {
      gate = next;
    },
    onMuted(listener) {
      muted = listener;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Cut a stream into wire messages: each begins with its own length. */
function cutFrames(take: (frame: Buffer) => void): (piece: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (piece) => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}

/** Null for everything that is no OP_MSG. */
function readCommand(frame: Buffer): Command | null {
  if (frame.readInt32LE(12) !== opMessage) return null;
  const rows: Record<string, unknown>[] = [];
  let body: Record<string, unknown> = {};
  let at = 20;
  // Without a checksum, which the driver does not send, the sections fill the frame.
  while (at < frame.length) {
    const kind = frame[at];
    const length = frame.readInt32LE(at + 1);
    const section = frame.subarray(at + 1, at + 1 + length);
    if (kind === 0) body = deserialize(section);
    else rows.push(...readRows(section));
    at += 1 + length;
  }
  const [[name, collection] = ['', '']] = Object.entries(body);
  for (const inside of [body['documents'], body['updates']]) {
    if (Array.isArray(inside)) rows.push(...(inside as Record<string, unknown>[]));
  }
  const ids = name === 'insert' ? rows.map(({ _id }) => String(_id)) : [];
  const states = name === 'update' ? rows.flatMap(stateSetBy) : [];
  return { name, collection: String(collection), ids, states };
}

function stateSetBy({ u }: Record<string, unknown>): string[] {
  const state = (u as { $set?: { state?: unknown } }).$set?.state;
  return typeof state === 'string' ? [state] : [];
}

/** A section of documents: length, a name that ends with a zero, documents. */
function* readRows(section: Buffer): Generator<Record<string, unknown>> {
  let at = section.indexOf(0, 4) + 1;
  while (at < section.length) {
    const length = section.readInt32LE(at);
    yield deserialize(section.subarray(at, at + length));
    at += length;
  }
}
