/** What a room needs to write one line of log: ids, counts and milliseconds, never a person's words. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
