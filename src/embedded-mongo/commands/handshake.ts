import { ok, type Command } from './context.ts';

/** Limits told to drivers, and kept. Sizes in bytes. */
export const limits = { documentBytes: 16_777_216, messageBytes: 48_000_000, writeBatch: 100_000 } as const;

/** The MongoDB whose behaviour this is. */
export const version = '8.0.0';

/**
 * hello, and its old names. No `setName` (no replica set, so no retryable writes), no `topologyVersion` (no
 * streaming hello) and no compression are offered.
 */
export const hello: Command = (_context, { connectionId, name }) =>
  ok(
    [name === 'hello' ? 'isWritablePrimary' : 'ismaster', true],
    ['helloOk', true],
    ['maxBsonObjectSize', limits.documentBytes],
    ['maxMessageSizeBytes', limits.messageBytes],
    ['maxWriteBatchSize', limits.writeBatch],
    ['localTime', new Date()],
    ['logicalSessionTimeoutMinutes', 30],
    ['connectionId', connectionId],
    ['minWireVersion', 0],
    ['maxWireVersion', 25],
    ['readOnly', false],
  );

/** ping and endSessions: nothing to do but to answer. */
export const acknowledge: Command = () => ok();

/** buildInfo: what kind of server this is, honestly about the storage. */
export const buildInfo: Command = () =>
  ok(
    ['version', version],
    ['versionArray', [8, 0, 0, 0]],
    ['gitVersion', 'shouwang-embedded'],
    ['bits', 64],
    ['debug', false],
    ['maxBsonObjectSize', limits.documentBytes],
    ['storageEngines', ['lmdb']],
    ['modules', []],
  );
