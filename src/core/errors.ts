/** Every way the program itself can be wrong, `room:what`. A code never changes its meaning. */
export const errorCodes = {
  'config:invalid': 'the environment does not fit the schema',
  'definition:invalid': 'a file of flows/ does not inspect clean',
  'flow:invalid': 'a flow or lexicon file does not fit its use',
  'profile:invalid': 'a profile file does not inspect clean',
  'template:invalid': 'a template does not compile or misses a value',
  'store:unavailable': 'the database does not answer',
  'store:not_found': 'a record that must exist does not',
  'store:conflict': 'a record changed under us more often than we retry',
  'store:seal_broken': 'a sealed value does not open: wrong key, wrong place or changed bytes',
  'store:key_destroyed': 'the key of a sealed value was destroyed on purpose',
  'channel:unavailable': 'the channel is not connected',
  'http:bad_request': 'a request does not fit its schema',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** A fault of the program or its surroundings. What a person does wrong is a value, never an AppError. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail: string, options?: { cause?: unknown }) {
    super(`${code}: ${errorCodes[code]} (${detail})`, options);
    this.name = 'AppError';
    this.code = code;
  }
}
