/** A MongoDB-compatible server for a machine without mongod. It knows the wire and nothing of the application. */
export { startEmbeddedMongo, type EmbeddedMongo, type EmbeddedMongoOptions } from './embedded-mongo.ts';
export { readLock, type Lock } from './lock.ts';
export { supported } from './supported.ts';
