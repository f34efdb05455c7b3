/**
 * Everything this server answers, in one place. A command, a field of a command or an operator that is not listed
 * is refused with MongoDB's own code: 59 for a command, 40415 for a field, 2 for a filter operator, 9 for an update
 * operator.
 */
export const supported = {
  /**
   * Commands by the name they are sent under, each with the fields it takes. A handshake takes any (`*`): what a
   * client offers there is taken up only where the answer says so.
   */
  commands: {
    hello: ['*'],
    isMaster: ['*'],
    ismaster: ['*'],
    ping: [],
    buildInfo: [],
    buildinfo: [],
    endSessions: [],
    insert: ['documents', 'ordered', 'bypassDocumentValidation'],
    update: ['updates', 'ordered', 'bypassDocumentValidation'],
    delete: ['deletes', 'ordered'],
    findAndModify: [
      'query',
      'sort',
      'fields',
      'update',
      'remove',
      'new',
      'upsert',
      'hint',
      'bypassDocumentValidation',
    ],
    find: [
      'filter',
      'sort',
      'projection',
      'skip',
      'limit',
      'batchSize',
      'singleBatch',
      'hint',
      'noCursorTimeout',
      'allowDiskUse',
    ],
    getMore: ['collection', 'batchSize'],
    killCursors: ['cursors'],
    count: ['query', 'limit', 'skip', 'hint'],
    explain: ['verbosity'],
    create: [],
    drop: [],
    dropDatabase: [],
    listCollections: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
    listDatabases: ['nameOnly', 'authorizedDatabases'],
    createIndexes: ['indexes', 'commitQuorum'],
    listIndexes: ['cursor'],
    dropIndexes: ['index'],
  },
  /** Fields that any command may carry; they do not change an answer here. */
  anyCommand: [
    '$db',
    '$readPreference',
    '$clusterTime',
    'lsid',
    'comment',
    'maxTimeMS',
    'readConcern',
    'writeConcern',
    'apiVersion',
    'apiStrict',
    'apiDeprecationErrors',
  ],
  updateStatement: ['q', 'u', 'multi', 'upsert', 'hint'],
  deleteStatement: ['q', 'limit', 'hint'],
  filterLogic: ['$and', '$or', '$nor'],
  filterOperators: [
    '$eq',
    '$ne',
    '$gt',
    '$gte',
    '$lt',
    '$lte',
    '$in',
    '$nin',
    '$exists',
    '$not',
    '$elemMatch',
  ],
  updateOperators: ['$set', '$unset', '$inc', '$setOnInsert', '$push', '$addToSet', '$pull', '$min', '$max'],
  /** Beside `key` and `name`. */
  indexOptions: ['key', 'name', 'v', 'ns', 'background', 'unique', 'sparse', 'partialFilterExpression'],
  partialFilterOperators: ['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$in'],
} as const;

type Lists = { [K in keyof typeof supported]: (typeof supported)[K] extends readonly string[] ? K : never };

/** Whether a name is on one of the lists. */
export function isSupported(list: Lists[keyof Lists], name: string): boolean {
  const names: readonly string[] = supported[list];
  return names.includes(name);
}

/** The fields a command takes; undefined for a command we do not answer. */
export function fieldsOf(command: string): readonly string[] | undefined {
  const commands: Readonly<Record<string, readonly string[]>> = supported.commands;
  return Object.hasOwn(commands, command) ? commands[command] : undefined;
}
