import { AppError, toId, type AreaCode, type ContentHash } from './core/index.ts';
import { valueOf, type Profile } from './cases/index.ts';
import { placesOf } from './county-places.ts';
import type { Channel, SendOutcome, SpeechToText } from './channels/index.ts';
import type { Definitions } from './definitions.ts';
import { createFlowBook, type Flow } from './flow/index.ts';
import type { Log } from './log.ts';
import { createOutbox, type QuietHours } from './outbox/index.ts';
import { createContactStates, type Runtime } from './runner/index.ts';
import type { MovableClock } from './schedules/index.ts';
import type { OutboxRow, Store } from './store/index.ts';

export interface RuntimeParts {
  definitions: Definitions;
  store: Store;
  clock: MovableClock;
  log: Log;
  channel: Pick<Channel, 'name' | 'account' | 'send'>;
  roomGapMs: number;
  piecesMs: number;
  speech: SpeechToText | null;
}

/** Put together what turns, acts and jobs need. */
export async function createRuntime(parts: RuntimeParts): Promise<Runtime> {
  const { definitions, store, clock, log, channel } = parts;
  const { renderer, profile, calendar, lexicon, commands, faq, presets } = definitions;
  for (const { hash, kind, name, text } of definitions.kept)
    await store.definitions.keep(hash, kind, name, text);
  const areas = await store.areas.list();
  return {
    store,
    clock,
    log,
    lexicon,
    commands,
    faq,
    profile,
    calendar,
    presets,
    renderer,
    channel,
    piecesMs: parts.piecesMs,
    speech: parts.speech,
    places: placesOf(areas),
    county: areas.find(({ level }) => level === 'county')?.code ?? toId<AreaCode>('county'),
    flows: createFlowBook(
      definitions.flows,
      await findOlderFlows(definitions, store, clock.now()),
      definitions.withdrawn,
    ),
    profileOf: createProfileLookup(definitions, store),
    states: createContactStates(store),
    outbox: createOutbox({
      store,
      clock,
      log,
      send: (row) => sendRow(store, channel, row),
      markResent: (text) => renderer.render('resent', { text }),
      quiet: quietHoursOf(profile),
      pace: { roomGapMs: parts.roomGapMs },
      jitter: Math.random,
    }),
  };
}

/** Hand a row to the channel, with its file when it is one; an erased file never goes. */
async function sendRow(
  store: Store,
  channel: Pick<Channel, 'send'>,
  { id, to, text, quick, media }: OutboxRow,
): Promise<SendOutcome> {
  if (media === undefined) return channel.send({ to, text }, { quick, id });
  const file = await store.media.read(media);
  if (file === null) return { ok: false, error: 'media_gone' };
  const name = `${media}.${endingOf(file.mime)}`;
  return channel.send({ to, text, media: { name, bytes: file.bytes } }, { id });
}

/** Ending of a file's name: messengers go by it. */
function endingOf(mime: string): string {
  const kind = mime.split('/')[1] ?? '';
  return endings[kind] ?? kind;
}

const endings: Record<string, string> = { jpeg: 'jpg', mpeg: 'mp3', mp4: 'm4a', silk: 'sil' };

function quietHoursOf(profile: Profile): QuietHours | null {
  const from = valueOf(profile, 'quiet.from');
  const to = valueOf(profile, 'quiet.to');
  return from === null || to === null ? null : { from, to };
}

/**
 * Versions of flows that talks may still stand on: kept in the database, no longer in the files. One that does not
 * inspect clean any more is named as broken, and its talks are moved.
 */
export async function loadOlderFlows(
  { flows, flowLoader }: Pick<Definitions, 'flows' | 'flowLoader'>,
  store: Store,
): Promise<{ older: Flow[]; broken: string[] }> {
  const current = new Set(flows.map(({ hash }) => hash));
  const older: Flow[] = [];
  const broken: string[] = [];
  for (const { hash, name, text } of await store.definitions.list('flow')) {
    if (current.has(hash)) continue;
    const { flow } = flowLoader.load(name, text);
    if (flow === null) broken.push(`${name} ${hash}`);
    else older.push(flow);
  }
  return { older, broken };
}

/** The same, with every broken version put before the operator. */
async function findOlderFlows(definitions: Definitions, store: Store, now: Date): Promise<Flow[]> {
  const { older, broken } = await loadOlderFlows(definitions, store);
  for (const about of broken) {
    await store.operator.note({
      id: `definition_broken:${about}`,
      kind: 'definition_broken',
      at: now,
      about,
    });
  }
  return older;
}

/** Pinned profiles by hash: the one in force at hand, others read once from the database. */
function createProfileLookup({ profile, profileLoader }: Definitions, store: Store) {
  const known = new Map<ContentHash, Profile>([[profile.hash, profile]]);
  return async (hash: ContentHash): Promise<Profile> => {
    const found = known.get(hash);
    if (found !== undefined) return found;
    const kept = await store.definitions.find(hash);
    const loaded = kept === null ? null : profileLoader.load(kept.name, kept.text).profile;
    if (loaded === null) throw new AppError('profile:invalid', `no profile ${hash}`);
    known.set(hash, loaded);
    return loaded;
  };
}
