import type { ReplyDocument, ReplyValue } from '../bson-encode.ts';
import type { Document } from '../bson-value.ts';
import { codeNameOf, MongoError, toMongoError } from '../mongo-error.ts';
import { isTrue } from '../filter.ts';
import type { Storage } from '../storage.ts';
import { limits } from './handshake.ts';

/** One transaction of a large batch ends after so long, to let others in. */
const sliceMs = 10;

/**
 * Do a list of writes, each whole or not at all. Ordered stops at the first refusal, unordered goes on; the refusals
 * come back as MongoDB's `writeErrors`. Resolves when everything that was done is on disk.
 */
export async function runBatch(
  storage: Storage,
  statements: readonly Document[],
  body: Document,
  write: (statement: Document, index: number) => void,
): Promise<ReplyDocument[]> {
  if (statements.length === 0 || statements.length > limits.writeBatch) {
    throw new MongoError(
      16,
      `Write batch sizes must be between 1 and ${limits.writeBatch}. Got ${statements.length} operations.`,
    );
  }
  const ordered = !body.has('ordered') || isTrue(body.get('ordered'));
  const errors: ReplyDocument[] = [];
  let next = 0;
  while (next < statements.length) {
    await storage.transact(() => {
      const until = performance.now() + sliceMs;
      do {
        const error = attempt(statements[next], next, write);
        if (error !== null) errors.push(error);
        next = error !== null && ordered ? statements.length : next + 1;
      } while (next < statements.length && performance.now() < until);
    });
  }
  return errors;
}

function attempt(
  statement: Document | undefined,
  index: number,
  write: (statement: Document, index: number) => void,
): ReplyDocument | null {
  try {
    if (statement !== undefined) write(statement, index);
    return null;
  } catch (error) {
    const refusal = toMongoError(error);
    return new Map<string, ReplyValue>([
      ['index', index],
      ['code', refusal.code],
      ['codeName', codeNameOf(refusal.code)],
      ...refusal.details,
      ['errmsg', refusal.message],
    ]);
  }
}

/** The refusals as a field of the answer; none when there were none. */
export function errorFields(errors: readonly ReplyDocument[]): [string, ReplyValue][] {
  return errors.length === 0 ? [] : [['writeErrors', [...errors]]];
}
