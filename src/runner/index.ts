/** The only writer of state: receive → turn → commit → handlers. */
export { createRunner, type Runner } from './receive.ts';
export { createContactStates, foldTurns } from './contact-state.ts';
export type { Runtime } from './runtime.ts';
export { tellProgress, type Course } from './progress.ts';
export { actOnCase, type ActOutcome, type ActRequest } from './act.ts';
export { parseCommandBook, type CommandBook } from './commands/index.ts';
export { parseFaqBook, type FaqBook } from './faq-book.ts';
export { submissionNames } from './handlers/index.ts';
export { areaAbove, findInCharge } from './recipients.ts';
export { addressOf, tellContact, tellPeople } from './notices.ts';
export { asker } from './requests/request-line.ts';
export { recapOf } from './requests/recap.ts';
export { personToCall } from './texts.ts';
export { householdsOf, listNames } from './lists/index.ts';
export { placeNameOf } from './places.ts';
export { publicityLine } from './publicity-line.ts';
export { hoursAfter } from './requests/make-request.ts';
