/** What a channel can carry in, in the words of no particular channel. */
export type InboundKind =
  | 'text'
  | 'image'
  | 'audio'
  | 'location'
  | 'sticker'
  | 'file'
  | 'friend_request'
  | 'other';

/** A received message, as the channel adapter hands it in. */
export interface InboundMessage {
  /** The kind of channel, e.g. `simulator`. */
  channel: string;
  /** Our own account on it. */
  account: string;
  /** The channel's message id: unique within channel and account. */
  id: string;
  /** The sender's id on the channel. */
  peer: string;
  /** The sender's own display name; never trusted as an identity. */
  peerName: string;
  /** Set when it was said in a group chat. */
  room?: string;
  /** Whether a group message addresses us. */
  mentionsUs: boolean;
  kind: InboundKind;
  /** Words: of a text, of a picture's caption, of a voice message's transcript when the channel has one. */
  text: string;
  /** Bytes of a picture, voice or file; read only when wanted. */
  readMedia?: () => Promise<MediaFile>;
  location?: { latitude: number; longitude: number; name: string };
  /** The channel's own time: kept, never decides. */
  sentAt: Date;
}

/** A picture, voice or file by its bytes; the ending of `name` tells the kind. */
export interface MediaFile {
  name: string;
  bytes: Uint8Array;
}

/** Where a message goes: one person, or a group with the people it should @. */
export type Address =
  | { channel: string; account: string; peer: string }
  | { channel: string; account: string; room: string; mentions: string[] };

/**
 * A message to send: plain text, short enough for one phone screen where it can be; or, with `media`, a picture or
 * voice, whose `text` is empty: messengers carry no words beside a file.
 */
export interface OutboundMessage {
  to: Address;
  text: string;
  media?: MediaFile;
}
