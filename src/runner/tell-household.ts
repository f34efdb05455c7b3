import type { MessageData, MessageName } from '../documents/index.ts';
import type { Household } from '../store/index.ts';
import { tellContact, type Notice } from './notices.ts';
import type { Runtime } from './runtime.ts';

/** Tell a household something in private: every contact of it that a cadre has confirmed, each once. */
export async function tellHousehold<N extends MessageName>(
  runtime: Runtime,
  { id: household }: Pick<Household, 'id'>,
  notice: Pick<Notice<N>, 'dedupeKey' | 'template' | 'at'> & { data: MessageData[N] },
): Promise<void> {
  for (const { id, binding } of await runtime.store.contacts.findByHousehold(household)) {
    if (binding?.standing !== 'verified') continue;
    await tellContact(runtime, id, {
      ...notice,
      dedupeKey: `${notice.dedupeKey}:${id}`,
      kind: 'notice',
      sealKey: household,
    });
  }
}
