import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Keys that could carry a person's words or numbers; whatever is logged under them is dropped. */
const privateKeys = [
  'text',
  'reply',
  'words',
  'raw',
  'name',
  'phone',
  'idNumber',
  'answers',
  'peer',
  'peerName',
  'inbound',
];

/**
 * One line a turn, job run, send and request: ids, counts, elapsed milliseconds. Nothing a person said is ever
 * passed in; redaction is the second lock, not the first.
 */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: { paths: privateKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
    serializers: { err: describeError },
  });
}

/** Class, code and stack of an error; its message only when it is ours, since a library's may quote data. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const ours = error.name === 'AppError';
  const where = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12);
  return {
    type: error.name,
    code,
    ...(ours ? { message: error.message } : {}),
    where,
    cause: error.cause && describeError(error.cause),
  };
}
