/** The conversation engine: definition + session + input → session + events. Pure. */
export * from './types.ts';
