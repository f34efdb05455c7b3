/** A villager's words → a typed value, or a reason. Pure and synchronous. */
export * from './types.ts';
