/** What is kept: mongoose models and one repository a subject. The only room that knows mongoose. */
export * from './types.ts';
