import type { Socket } from 'node:net';
import { refuse, runCommand } from './commands/dispatch.ts';
import { MongoError } from './mongo-error.ts';
import type { Context } from './commands/context.ts';
import { encodeReply, messageBytes, parseMessage } from './wire.ts';

/**
 * Serve one client until it leaves: one command after the other. Bytes that are no message end this connection and
 * nothing else.
 */
export async function serveConnection(socket: Socket, context: Context, connectionId: number): Promise<void> {
  // Without a listener a reset would end the process; the loop below ends by itself.
  socket.on('error', () => undefined);
  let replyId = 0;
  try {
    for await (const bytes of splitMessages(socket)) {
      const message = parseMessage(bytes);
      const { body } = message;
      const reply = body instanceof MongoError ? refuse(body) : await runCommand(context, body, connectionId);
      if (message.isSilent) continue;
      if (!socket.write(encodeReply(message, reply, ++replyId))) await drained(socket);
    }
  } catch {
    // Not MongoDB's protocol, or the client left in the middle: there is nobody to tell.
  } finally {
    socket.destroy();
  }
}

/** Until the client has taken what was written, or is gone. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

/** Whole messages out of a stream of chunks. */
async function* splitMessages(socket: Socket): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let have = 0;
  let need = 4;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    have += chunk.length;
    if (have < need) continue;
    let pending = Buffer.concat(chunks);
    while (pending.length >= 4) {
      need = pending.readInt32LE(0);
      if (need < messageBytes.min || need > messageBytes.max) throw new Error(`message of ${need} bytes`);
      if (pending.length < need) break;
      yield pending.subarray(0, need);
      pending = pending.subarray(need);
      need = 4;
    }
    chunks = [pending];
    have = pending.length;
  }
}
