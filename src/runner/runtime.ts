import type { AreaCode, Clock, ContentHash, Log } from '../core/index.ts';
import type { Profile, WorkingCalendar } from '../cases/index.ts';
import type { Channel, SpeechToText } from '../channels/index.ts';
import type { Renderer } from '../documents/index.ts';
import type { FlowBook } from '../flow/index.ts';
import type { Outbox } from '../outbox/index.ts';
import type { Store } from '../store/index.ts';
import type { Lexicon, Place } from '../understanding/index.ts';
import type { CommandBook } from './commands/command-book.ts';
import type { ContactStates } from './contact-state.ts';
import type { FaqBook } from './talks/faq-book.ts';
import type { ImportPreset } from './imports/preset.ts';

/** Everything a turn, an act or a job needs, put together once by `main.ts`. */
export interface Runtime {
  store: Store;
  clock: Clock;
  log: Log;
  flows: FlowBook;
  commands: CommandBook;
  faq: FaqBook;
  lexicon: Lexicon;
  places: Place[];
  /** The county's profile in force; new cases are pinned to it. */
  profile: Profile;
  /** A pinned profile by its hash. */
  profileOf(hash: ContentHash): Promise<Profile>;
  calendar: WorkingCalendar;
  /** How rows of imported files are read. */
  presets: ImportPreset[];
  /** The county's own area. */
  county: AreaCode;
  renderer: Renderer;
  outbox: Outbox;
  /** Words of voice messages; null: they have only those that came with them. */
  speech: SpeechToText | null;
  /** How long the reply to a piece of an answer waits for the next one, milliseconds; 0: it does not. */
  piecesMs: number;
  channel: Pick<Channel, 'name' | 'account' | 'send'>;
  /** What is kept in memory about contacts, dropped when a handler changed one of them. */
  states: ContactStates;
}
