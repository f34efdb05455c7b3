import type { ReplyDocument, ReplyValue } from '../bson-encode.ts';
import { numericOf, type Document } from '../bson-value.ts';
import { codeNameOf, MongoError, toMongoError } from '../mongo-error.ts';
import { fieldsOf, supported } from '../supported.ts';
import { create, drop, dropDatabase, listCollections, listDatabases } from './collections.ts';
import { checkFields, type Command, type Context } from './context.ts';
import { count } from './count.ts';
import { deleteCommand } from './delete.ts';
import { explain } from './explain.ts';
import { find, getMore, killCursors } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { acknowledge, buildInfo, hello } from './handshake.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { insert } from './insert.ts';
import { update } from './update.ts';

/** One answer to each command of the supported list. */
const commands: Readonly<Record<keyof typeof supported.commands, Command>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: acknowledge,
  buildInfo,
  buildinfo: buildInfo,
  endSessions: acknowledge,
  insert,
  update,
  delete: deleteCommand,
  findAndModify,
  find,
  getMore,
  killCursors,
  count,
  explain,
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  createIndexes,
  listIndexes,
  dropIndexes,
};

const isCommand = (name: string): name is keyof typeof commands => Object.hasOwn(commands, name);

/** Answer a command; every refusal and every fault of ours becomes an answer with `ok: 0`. */
export async function runCommand(
  context: Context,
  body: Document,
  connectionId: number,
): Promise<ReplyDocument> {
  try {
    const [name] = body.keys();
    if (name === undefined || !isCommand(name)) {
      const code = name !== undefined && body.has('startTransaction') ? 20 : 59;
      throw new MongoError(code, `no such command: '${name ?? ''}'`);
    }
    const database = checkShared(body, name);
    const maxTimeMS = Number(numericOf(body.get('maxTimeMS')) ?? 0);
    const deadline = maxTimeMS > 0 ? performance.now() + maxTimeMS : Number.POSITIVE_INFINITY;
    return await commands[name](context, { database, name, body, connectionId, deadline });
  } catch (error) {
    return refuse(toMongoError(error));
  }
}

/** The answer that refuses. */
export function refuse(refusal: MongoError): ReplyDocument {
  return new Map<string, ReplyValue>([
    ['ok', 0],
    ['errmsg', refusal.message],
    ['code', refusal.code],
    ['codeName', codeNameOf(refusal.code)],
    ...refusal.details,
  ]);
}

/** What is the same for all commands: database, fields, transactions, concerns. Gives the database's name. */
function checkShared(body: Document, name: string): string {
  const database = body.get('$db') ?? 'admin';
  if (
    typeof database !== 'string' ||
    database === '' ||
    /[/\\. "$\0]/.test(database) ||
    database.length > 63
  ) {
    throw new MongoError(73, 'Invalid database name');
  }
  if (body.has('txnNumber') || body.has('startTransaction') || body.has('autocommit')) {
    throw new MongoError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
  const fields = fieldsOf(name) ?? [];
  if (!fields.includes('*')) checkFields(body, name, [name], fields, supported.anyCommand);
  checkConcerns(body);
  return database;
}

/** A single server has one copy: `majority` is that copy, more than one cannot be had. */
function checkConcerns(body: Document): void {
  const read = body.get('readConcern');
  const level = read instanceof Map ? read.get('level') : undefined;
  if (level !== undefined && level !== 'local' && level !== 'majority' && level !== 'available') {
    throw new MongoError(72, 'this read concern is not supported on a standalone');
  }
  const write = body.get('writeConcern');
  const w = write instanceof Map ? write.get('w') : undefined;
  const copies = numericOf(w);
  if (copies !== undefined ? copies > 1 : w !== undefined && w !== 'majority') {
    throw new MongoError(2, "cannot use 'w' > 1 when a host is not replicated");
  }
}
