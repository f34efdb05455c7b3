/** One command as the driver sends it. */
export interface StoreCommand {
  name: string;
  command: Readonly<Record<string, unknown>>;
}

/**
 * Everything this room asks of a database, and why. The embedded server answers exactly this; a test runs every
 * repository and fails on anything that is not written here.
 */
export const operations = {
  /** Commands by name, each with the fields it is sent with. */
  commands: {
    find: {
      why: 'every read; one page is enough for most',
      fields: ['filter', 'sort', 'projection', 'limit', 'batchSize', 'singleBatch'],
    },
    getMore: { why: 'the following pages of a long list', fields: ['collection', 'batchSize'] },
    killCursors: { why: 'a list that was left before its end', fields: ['cursors'] },
    insert: { why: 'turns, journal entries, rows: written once', fields: ['documents', 'ordered'] },
    update: { why: 'snapshots, marks, settings', fields: ['updates', 'ordered'] },
    findAndModify: {
      why: 'take a number so that nobody else gets it',
      fields: ['query', 'update', 'new', 'upsert', 'remove'],
    },
    createIndexes: { why: 'prepare() at every start', fields: ['indexes'] },
    listIndexes: { why: 'GridFS looks before it makes its own', fields: ['cursor'] },
    endSessions: { why: 'the driver says good-bye', fields: [] },
  },
  /** Fields the driver adds to any command. */
  envelope: {
    $db: 'which database',
    lsid: 'the driver names its session to servers that have them',
    txnNumber: 'the driver numbers retryable writes on a replica set',
    $clusterTime: 'a replica set passes its clock around',
    $readPreference: 'always the primary',
    writeConcern: 'acknowledged when it survives a fail-over and a power cut',
    readConcern: 'left to the server',
  },
  /** One statement of `update`. */
  updateStatement: {
    q: 'which rows',
    u: 'operators, or a whole new row',
    upsert: 'a row that may not be there yet',
    multi: 'the pending marks of a group of turns',
  },
  filterOperators: {
    $eq: 'the same as naming the value',
    $in: 'many rows by id',
    $lt: 'a snapshot only replaces an older one',
    $lte: 'what is due by now',
    $gt: 'turns after a snapshot, contacts after the last of a page',
    $gte: 'rows that have a date at all',
    $ne: 'other rows of a topic',
    $elemMatch: 'a role in an area: both in one assignment',
  },
  updateOperators: {
    $set: 'new values',
    $unset: 'an absent field stays out of sparse and partial indexes',
    $setOnInsert: 'a contact begins at seq 0',
    $inc: 'numbers and attempts',
    $max: 'a counter is never below a number in use',
  },
  indexOptions: {
    key: 'ascending and descending fields, also inside arrays and embedded rows',
    name: 'given by the driver',
    unique: 'one turn a message, one household a number',
    sparse: 'dates that most rows do not have',
    partialFilterExpression: 'only what is pending or waiting; equality with true',
  },
} as const;
