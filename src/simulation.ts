import { contactIdOf, type Clock } from './core/index.ts';
import { createSimulator, type ChatMessage, type Directory, type Simulator } from './channels/index.ts';
import { readDirectory, type PhoneOwner } from './demo/index.ts';
import type { Renderer } from './documents/index.ts';
import type { Log } from './log.ts';
import type { HistoryItem, Store } from './store/index.ts';

export interface SimulationParts {
  store: Store;
  clock: Clock;
  log: Log;
  renderer: Renderer;
}

/** The simulated messenger with the demo county's phones on it. */
export function openSimulation({ store, clock, log, renderer }: SimulationParts): Promise<Simulator> {
  return createSimulator({
    clock,
    log,
    botName: renderer.word('bot', 'name'),
    loadDirectory: async () => {
      const { owners, rooms } = await readDirectory(store, (role) => renderer.word('role', role));
      return toDirectory({ owners: await Promise.all(owners.map((one) => recallFriend(store, one))), rooms });
    },
  });
}

/** Who became a friend before a restart still is one: the bot has had turns with them. */
async function recallFriend(store: Store, owner: PhoneOwner): Promise<PhoneOwner> {
  if (owner.known) return owner;
  const turns = await store.turns.listRecent(contactIdOf('simulator', 'bot', owner.peer), 1);
  return { ...owner, known: turns.length > 0 };
}

function toDirectory({ owners, rooms }: Awaited<ReturnType<typeof readDirectory>>): Directory {
  return {
    people: owners.map(({ peer, name, title, kind, known }) => ({
      id: peer,
      name,
      title,
      group: kind,
      friend: known,
    })),
    rooms: rooms.map(({ room, topic, kind, members }) => ({ id: room, topic, kind, members })),
  };
}

/** Lines of earlier talk that the page shows after a restart. */
const historyLines = 500;

/** Put the kept talk back on the simulated phones. What was said in groups was not ours to keep. */
export async function restoreHistory(store: Store, simulator: Simulator, botName: string): Promise<void> {
  const { owners } = await readDirectory(store, (role) => role);
  const names = new Map([['bot', botName], ...owners.map(({ peer, name }) => [peer, name] as const)]);
  const items = await store.history(historyLines);
  simulator.seedHistory(items.flatMap((item) => toMessages(item, names)));
}

function toMessages(item: HistoryItem, names: Map<string, string>): ChatMessage[] {
  if (item.kind === 'sent') {
    const { row, at } = item;
    // Of files only the words around them come back, as with those that people sent.
    if (row.media !== undefined) return [];
    const conversation = 'room' in row.to ? row.to.room : row.to.peer;
    const mentions = 'room' in row.to ? row.to.mentions : [];
    return [fromBot(names, `sent:${row.id}`, conversation, row.text, at, mentions, row.quick)];
  }
  const { turn, at } = item;
  const peer = turn.contact.split('/').slice(2).join('/');
  const { room, text, kind } = turn.inbound;
  const conversation = room ?? peer;
  const said =
    room === undefined && text !== '' && kind === 'text'
      ? [fromPerson(turn.id, peer, names.get(peer) ?? '', text, at)]
      : [];
  const mentions = room === undefined ? [] : [peer];
  const reply =
    turn.reply === '' || turn.superseded === true
      ? []
      : [fromBot(names, `reply:${turn.id}`, conversation, turn.reply, at, mentions, turn.quick)];
  return [...said, ...reply];
}

function fromPerson(id: string, peer: string, name: string, text: string, at: Date): ChatMessage {
  return {
    id,
    conversation: peer,
    from: peer,
    fromName: name,
    kind: 'text',
    text,
    mentions: [],
    at: at.toISOString(),
    quick: [],
  };
}

function fromBot(
  names: Map<string, string>,
  id: string,
  conversation: string,
  text: string,
  at: Date,
  mentions: string[],
  quick: string[],
): ChatMessage {
  return {
    id,
    conversation,
    from: 'bot',
    fromName: names.get('bot') ?? '',
    kind: 'text',
    text,
    mentions,
    at: at.toISOString(),
    quick,
  };
}
