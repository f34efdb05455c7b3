import { dayOf, type ContactId } from '../../core/index.ts';
import { recapOpen } from '../../flow/index.ts';
import type { Runtime } from '../runtime.ts';

/** Where a contact's open talk stands, in words; `open` alone where its version has been replaced meanwhile. */
export interface Recap {
  open: boolean;
  recap?: string;
}

/** Say where an open talk stood and put its question again, after the contact was busy with a person. Writes nothing. */
export async function recapOf(runtime: Runtime, contact: ContactId): Promise<Recap> {
  const { session } = await runtime.states.load(contact);
  if (session === null) return { open: false };
  const flow = runtime.flows.goesOnWith(session);
  if (flow?.hash !== session.hash) return { open: true };
  const now = runtime.clock.now();
  const { lexicon, places } = runtime;
  const { replies } = recapOpen(flow, session, { now, today: dayOf(now), lexicon, places });
  return { open: true, recap: replies.join('\n') };
}
