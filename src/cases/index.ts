/** The rules: declarations, cases, procedure, working calendar, duties, digest. Pure. */
export * from './types.ts';
