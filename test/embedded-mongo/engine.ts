import { deserialize, serialize, type Document } from 'bson';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeDocument } from '../../src/embedded-mongo/bson-decode.ts';
import { encodeDocument } from '../../src/embedded-mongo/bson-encode.ts';
import { openCatalog } from '../../src/embedded-mongo/catalog.ts';
import { runCommand } from '../../src/embedded-mongo/commands/dispatch.ts';
import { createCursorTable } from '../../src/embedded-mongo/cursor-table.ts';
import { createRecordWriter } from '../../src/embedded-mongo/record-writes.ts';
import { openStorage } from '../../src/embedded-mongo/storage.ts';

/** The server without its wire: commands in, answers out, thousands a second. */
export interface Engine {
  run(command: Document): Promise<Document>;
  /** All documents of a find, fetched in batches of `batchSize`. */
  findAll(command: Document, batchSize: number): Promise<Document[]>;
  close(): Promise<void>;
}

export function openEngine(): Engine {
  const directory = mkdtempSync(join(tmpdir(), 'shouwang-engine-'));
  const storage = openStorage(directory);
  const catalog = openCatalog(storage);
  const context = {
    storage,
    catalog,
    writer: createRecordWriter(storage, catalog),
    cursors: createCursorTable(),
  };
  const run = async (command: Document): Promise<Document> => {
    const body = decodeDocument(Buffer.from(serialize({ ...command, $db: 'test' })));
    const answer = deserialize(encodeDocument(await runCommand(context, body, 1)), { promoteLongs: false });
    if (answer['ok'] !== 1) throw new Error(`${String(answer['code'])}: ${String(answer['errmsg'])}`);
    return answer;
  };
  return {
    run,
    findAll: async (command, batchSize) => {
      let { cursor } = await run({ ...command, batchSize });
      const found: Document[] = [...cursor.firstBatch];
      while (!cursor.id.isZero()) {
        ({ cursor } = await run({ getMore: cursor.id, collection: command['find'], batchSize }));
        found.push(...cursor.nextBatch);
      }
      return found;
    },
    close: async () => {
      await storage.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
