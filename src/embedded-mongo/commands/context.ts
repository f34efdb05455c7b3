import type { Value, Document } from '../bson-value.ts';
import { numericOf, typeNameOf } from '../bson-value.ts';
import type { ReplyDocument, ReplyValue } from '../bson-encode.ts';
import type { Catalog } from '../catalog.ts';
import type { CursorTable } from '../cursor-table.ts';
import { MongoError } from '../mongo-error.ts';
import type { RecordWriter } from '../record-writes.ts';
import type { Storage } from '../storage.ts';

/** What commands work on. */
export interface Context {
  storage: Storage;
  catalog: Catalog;
  writer: RecordWriter;
  cursors: CursorTable;
}

/** A command that has passed the checks all commands share. */
export interface Request {
  database: string;
  name: string;
  body: Document;
  connectionId: number;
  /** In ms of `performance.now()`: when `maxTimeMS` ends. */
  deadline: number;
}

/** Answers a command; what it throws becomes the error answer. */
export type Command = (context: Context, request: Request) => ReplyDocument | Promise<ReplyDocument>;

/** An answer that says ok. */
export function ok(...fields: [string, ReplyValue][]): ReplyDocument {
  return new Map<string, ReplyValue>([...fields, ['ok', 1]]);
}

/** The collection a command names (in its first field). Throws InvalidNamespace (73). */
export function readCollectionName({ body, name, database }: Request): string {
  const collection = body.get(name);
  if (typeof collection !== 'string') {
    throw new MongoError(73, `collection name has invalid type ${typeNameOf(collection)}`);
  }
  return checkCollectionName(database, collection);
}

/** MongoDB's rules for names; collections of the system are not ours to have. */
export function checkCollectionName(database: string, collection: string): string {
  const isBad =
    collection === '' ||
    /[$\0]/.test(collection) ||
    collection.startsWith('.') ||
    collection.endsWith('.') ||
    collection.startsWith('system.') ||
    Buffer.byteLength(database) + Buffer.byteLength(collection) + 1 > 255;
  if (isBad) throw new MongoError(73, `Invalid namespace specified '${database}.${collection}'`);
  return collection;
}

/** A count-like field: missing is `fallback`, less than 0 is refused (51024). */
export function readCount(body: Document, name: string, fallback: number): number {
  const value = body.get(name);
  if (value === undefined || value === null) return fallback;
  const number = numericOf(value);
  if (number === undefined) {
    throw new MongoError(
      14,
      `BSON field '${name}' is the wrong type '${typeNameOf(value)}', expected a number`,
    );
  }
  if (Number(number) < 0) {
    throw new MongoError(51024, `BSON field '${name}' value must be >= 0, actual value '${number}'`);
  }
  return Math.trunc(Number(number));
}

/** A list of documents, as statements and index specifications come. */
export function readDocuments(value: Value | undefined, name: string): Document[] {
  if (!Array.isArray(value)) throw new MongoError(14, `BSON field '${name}' must be an array of documents`);
  return value.map((each) => {
    if (each instanceof Map) return each;
    throw new MongoError(14, `BSON field '${name}' holds a ${typeNameOf(each)}, expected documents`);
  });
}

/** Refuse fields that are not listed, so that an option we do not have is never passed over in silence (40415). */
export function checkFields(
  document: Document,
  where: string,
  ...lists: readonly (readonly string[])[]
): void {
  for (const name of document.keys()) {
    if (!lists.some((list) => list.includes(name))) {
      throw new MongoError(40415, `BSON field '${where}.${name}' is an unknown field.`);
    }
  }
}
