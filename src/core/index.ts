/** Words that every room uses. Pure: no I/O, no clock, no environment. */
export * from './ids.ts';
export * from './log.ts';
export * from './errors.ts';
export * from './time.ts';
export * from './value.ts';
export * from './message.ts';
export * from './role.ts';
export * from './mask.ts';
export * from './name.ts';
