/** What is kept: mongoose models and one repository a subject. The only room that knows mongoose. */
export type * from './types.ts';
export { cleanMedia, maxMediaBytes } from './media-cleaning.ts';
export { openStore, type OpenStoreOptions } from './open-store.ts';
export { findOffList } from './off-list.ts';
export { operations, type StoreCommand } from './operations.ts';
