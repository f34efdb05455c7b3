/** What is to be said → said once, in order, in its time. */
export { createOutbox, type Outbox } from './outbox.ts';
export { defaultPace, type OutboxDependencies, type OutboxMessage, type Pace } from './message.ts';
export { firstMomentFor, type QuietHours } from './quiet-hours.ts';
