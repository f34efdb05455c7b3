import type { Address, ContactId, HouseholdId, MediaId, TurnId } from '../../core/index.ts';
import type { MessageData, MessageName } from '../../documents/index.ts';
import type { Person, SealKey } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';

/** The private address behind a contact id, `channel/account/peer`. */
export function addressOf(contact: ContactId): Address {
  const [channel = '', account = '', ...peer] = contact.split('/');
  return { channel, account, peer: peer.join('/') };
}

export interface Notice<N extends MessageName> {
  /** The business fact that is told, once for ever. */
  dedupeKey: string;
  kind: 'reply' | 'notice' | 'urgent';
  sealKey: SealKey;
  template: N;
  data: MessageData[N];
  at: Date;
  turn?: TurnId;
}

/** Tell one contact something in private. */
export async function tellContact<N extends MessageName>(
  runtime: Runtime,
  contact: ContactId,
  notice: Notice<N>,
): Promise<void> {
  await runtime.outbox.enqueue({
    dedupeKey: notice.dedupeKey,
    kind: notice.kind,
    to: addressOf(contact),
    sealKey: notice.sealKey,
    text: runtime.renderer.render(notice.template, notice.data),
    at: notice.at,
    ...(notice.turn === undefined ? {} : { turn: notice.turn }),
  });
}

/** Tell a household: everybody of it whom a cadre has confirmed, but `except`, who has heard it already; false: nobody. */
export async function tellHousehold<N extends MessageName>(
  runtime: Runtime,
  household: HouseholdId,
  notice: Omit<Notice<N>, 'sealKey' | 'kind'>,
  except?: ContactId,
): Promise<boolean> {
  const contacts = await runtime.store.contacts.findByHousehold(household);
  const told = contacts.filter(({ id, binding }) => binding?.standing === 'verified' && id !== except);
  for (const { id } of told) {
    const dedupeKey = `${notice.dedupeKey}:${id}`;
    await tellContact(runtime, id, { ...notice, kind: 'notice', sealKey: household, dedupeKey });
  }
  return told.length > 0;
}

/** Send one contact a stored picture or voice in private. `kind` says, as for words, whether it waits for the morning. */
export async function sendFile(
  runtime: Runtime,
  contact: ContactId,
  {
    media,
    ...notice
  }: { dedupeKey: string; kind: 'reply' | 'notice'; sealKey: SealKey; media: MediaId; at: Date },
): Promise<void> {
  await runtime.outbox.enqueue({ ...notice, to: addressOf(contact), text: '', media });
}

/**
 * Tell several people in private; when nobody can be reached it is put before the operator, never dropped. Without a
 * seal key of its own the text is sealed under each reader's. True when somebody could be reached.
 */
export async function tellPeople<N extends MessageName>(
  runtime: Runtime,
  people: Person[],
  notice: Omit<Notice<N>, 'sealKey'> & { sealKey?: SealKey },
): Promise<boolean> {
  const reachable = people.filter((person) => person.contact !== undefined);
  for (const person of new Map(reachable.map((one) => [one.id, one])).values()) {
    if (person.contact === undefined) continue;
    await tellContact(runtime, person.contact, {
      ...notice,
      sealKey: notice.sealKey ?? person.id,
      dedupeKey: `${notice.dedupeKey}:${person.id}`,
    });
  }
  if (reachable.length === 0) {
    await runtime.store.operator.note({
      id: `no_recipient:${notice.dedupeKey}`,
      kind: 'no_recipient',
      at: notice.at,
      about: notice.dedupeKey,
    });
  }
  return reachable.length > 0;
}
