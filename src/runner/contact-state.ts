import type { ContactId } from '../core/index.ts';
import { foldEvent, type FlowEvent, type Session } from '../flow/index.ts';
import type { Contact, Request, Store, Turn, TurnEvent } from '../store/index.ts';

/** What we know of a contact between two turns: its last turn, its open talk, who it is, whom it is put through to. */
export interface ContactState {
  contact: Contact;
  seq: number;
  session: Session | null;
  /** The request on whose line the contact speaks. */
  line: Request | null;
  /** How often the contact had been forgotten when this was read. */
  age: number;
}

/** Keeps the state of recently active contacts; it can always be rebuilt from the store. */
export interface ContactStates {
  load(id: ContactId): Promise<ContactState>;
  /** Remember the state after a committed turn, unless the contact was forgotten since `loaded` was loaded. */
  keep(id: ContactId, state: ContactState, loaded: ContactState): void;
  /** Somebody else wrote (another process, a handler that bound the contact): read again next time. */
  forget(id: ContactId): void;
}

/** Contacts kept in memory; beyond that the longest unused is dropped. */
const capacity = 10_000;

/** The session is the fold of a contact's events; the stored snapshot only shortens the fold. */
export function foldTurns(session: Session | null, turns: Turn[]): Session | null {
  return turns.reduce<Session | null>(
    // What was said in an erased turn is not known, so neither is where its talk stands.
    (before, turn) => (turn.erased === true ? null : turn.events.reduce(foldTurnEvent, before)),
    session,
  );
}

function foldTurnEvent(session: Session | null, event: TurnEvent): Session | null {
  // The engine ignores events that are not its own.
  return foldEvent(session, event as FlowEvent);
}

export function createContactStates(store: Store): ContactStates {
  const states = new Map<ContactId, ContactState>();
  const ages = new Map<ContactId, number>();
  const ageOf = (id: ContactId): number => ages.get(id) ?? 0;

  async function read(id: ContactId): Promise<ContactState> {
    const age = ageOf(id);
    const contact = (await store.contacts.find(id)) ?? { id, seq: 0, session: null, nudgeAt: null };
    const turns = await store.turns.listAfter(id, contact.seq);
    return {
      age,
      contact,
      seq: turns.at(-1)?.seq ?? contact.seq,
      session: foldTurns(contact.session, turns),
      line: await store.requests.findLine(id),
    };
  }

  return {
    async load(id) {
      const known = states.get(id);
      if (known !== undefined) return known;
      return read(id);
    },
    keep(id, state, loaded) {
      states.delete(id);
      if (loaded.age !== ageOf(id)) return;
      states.set(id, state);
      const [oldest] = states.keys();
      if (states.size > capacity && oldest !== undefined) states.delete(oldest);
    },
    forget(id) {
      states.delete(id);
      ages.set(id, ageOf(id) + 1);
    },
  };
}
