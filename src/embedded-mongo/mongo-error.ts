import type { Document } from './bson-value.ts';

/** The names MongoDB gives to the codes we answer with; any other code is `Location<code>`, as there. */
const codeNames: Readonly<Record<number, string>> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  15: 'Overflow',
  16: 'InvalidLength',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  175: 'QueryPlanKilled',
  197: 'InvalidIndexSpecificationOption',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  17280: 'KeyTooLong',
};

/**
 * A refusal that the client is told, with MongoDB's own code. `details` are further fields of the answer
 * (`keyPattern` and `keyValue` of a duplicate key). Anything else thrown is our own fault and answered as code 1.
 */
export class MongoError extends Error {
  readonly code: number;
  readonly details: Document;

  constructor(code: number, message: string, details: Document = new Map()) {
    super(message);
    this.name = 'MongoError';
    this.code = code;
    this.details = details;
  }
}

/** `DuplicateKey` for 11000, `Location15975` for a code without a name. */
export function codeNameOf(code: number): string {
  return codeNames[code] ?? `Location${code}`;
}

/** See anything thrown as something that can be answered. */
export function toMongoError(error: unknown): MongoError {
  if (error instanceof MongoError) return error;
  return new MongoError(1, error instanceof Error ? error.message : String(error));
}
