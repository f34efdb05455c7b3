declare const brand: unique symbol;

/** A string that names one kind of thing and cannot be mixed up with another kind. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** A person's address on one channel, `channel/account/peer`; the unit of order (one turn at a time). */
export type ContactId = Id<'contact'>;
/** One received message with what it caused, `contact:seq`. */
export type TurnId = Id<'turn'>;
export type PersonId = Id<'person'>;
export type HouseholdId = Id<'household'>;
export type CaseId = Id<'case'>;
/** An administrative area: county `C`, township `C-T`, village `C-T-V`; a prefix contains its sub-areas. */
export type AreaCode = Id<'area'>;
/** A group chat, `channel/account/room`. */
export type GroupId = Id<'group'>;
/** SHA-256 of a flow or profile file's content, hex; sessions and cases stay on the one they began with. */
export type ContentHash = Id<'hash'>;
export type MediaId = Id<'media'>;

/** Give a plain string its brand: only where ids enter the program (a stored row, a file, a channel). */
export function toId<T extends Id<string>>(text: string): T {
  return text as T;
}

export function contactIdOf(channel: string, account: string, peer: string): ContactId {
  return toId(`${channel}/${account}/${peer}`);
}

export function groupIdOf(channel: string, account: string, room: string): GroupId {
  return toId(`${channel}/${account}/${room}`);
}

export function turnIdOf(contact: ContactId, seq: number): TurnId {
  return toId(`${contact}:${seq}`);
}

/** Whether `area` is `within` or lies inside it. */
export function isWithin(area: AreaCode, within: AreaCode): boolean {
  return area === within || area.startsWith(`${within}-`);
}
