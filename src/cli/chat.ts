/** `npm run chat -- --as NAME [--room ROOM]`: talk to a running service from the terminal. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectSimulator, type ChatMessage, type SimulatorClient } from '../channels/index.ts';

/** Messages of the past that are shown when a person takes up the phone. */
const shownBefore = 6;
/** How long late messages are waited for when the input has ended. */
const lateMs = 300;

const usage = `Usage: npm run chat -- --as NAME [--room ROOM] [--url ${defaultUrl()}]

  --as     who speaks: a name or an id of the simulated messenger
  --room   speak in this group (topic or id) instead of in private
  --url    where the service runs; SHOUWANG_URL or PORT say so too

In the chat: /photo FILE   /voice FILE   /sticker`;

/** What the user got wrong; said without a stack. */
class UserError extends Error {}

interface Conversation {
  client: SimulatorClient;
  speaker: { as: string; room?: string };
  /** Person id of a private chat, or room id. */
  id: string;
  prompt: string;
}

try {
  const code = await main();
  process.exitCode ??= code;
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { as, room, url, help } = readArguments();
  if (help === true || as === undefined) {
    console.error(usage);
    return help === true ? 0 : 1;
  }
  const client = await connect(toSocketUrl(url ?? defaultUrl()));
  try {
    const conversation = findConversation(client, as, room);
    await (process.stdin.isTTY ? talk(conversation) : pipe(conversation));
  } finally {
    await client.close();
  }
  return 0;
}

function readArguments() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ options: { as: text, room: text, url: text, help: { type: 'boolean', short: 'h' } } })
      .values;
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : ''}\n\n${usage}`, { cause: error });
  }
}

function defaultUrl(): string {
  return process.env['SHOUWANG_URL'] ?? `ws://127.0.0.1:${process.env['PORT'] ?? '8080'}/simulator`;
}

/** The address of the page will do too. */
function toSocketUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^(?:ws|http)s?:$/.test(url.protocol)) throw new UserError(`not an address: ${given}`);
  url.protocol = url.protocol.replace('http', 'ws');
  if (url.pathname === '/') url.pathname = '/simulator';
  return url.href;
}

async function connect(url: string): Promise<SimulatorClient> {
  try {
    return await connectSimulator(url);
  } catch (error) {
    throw new UserError(`Nothing answers at ${url}. Start the service with: npm start`, { cause: error });
  }
}

function findConversation(client: SimulatorClient, as: string, room: string | undefined): Conversation {
  const person = client.people.find(({ id, name }) => id === as || name === as);
  if (person === undefined) {
    const names = client.people.map(({ id, name, title }) => `  ${name}  (${id}, ${title})`);
    throw new UserError(`Nobody is called ${as}. There are:\n${names.join('\n')}`);
  }
  if (room === undefined)
    return { client, speaker: { as: person.id }, id: person.id, prompt: `${person.name}> ` };
  const group = client.rooms.find(({ id, topic }) => id === room || topic === room);
  if (group === undefined) {
    const topics = client.rooms.map(({ id, topic }) => `  ${topic}  (${id})`);
    throw new UserError(`No group is called ${room}. There are:\n${topics.join('\n')}`);
  }
  if (!group.members.includes(person.id))
    throw new UserError(`${person.name} is not in the group ${group.topic}.`);
  const prompt = `${person.name}@${group.topic}> `;
  return { client, speaker: { as: person.id, room: group.id }, id: group.id, prompt };
}

/** One message a line, each after the turn of the one before has ended; only the bot's words are printed. */
async function pipe(conversation: Conversation): Promise<void> {
  const { client, id } = conversation;
  client.onMessage((message) => {
    if (message.conversation === id && message.from === 'bot') console.log(render(message));
  });
  await befriend(conversation);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') await speak(conversation, line);
  }
  await sleep(lateMs);
}

async function talk(conversation: Conversation): Promise<void> {
  const { client, id, speaker, prompt } = conversation;
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt });
  const print = (text: string): void => {
    process.stdout.write(`\r\u001b[K${text}\n`);
    terminal.prompt(true);
  };
  for (const message of client.messages(id).slice(-shownBefore)) console.log(render(message));
  client.onMessage((message) => {
    if (message.conversation === id && message.from !== speaker.as) print(render(message));
  });
  let isLost = false;
  const watch = async (): Promise<void> => {
    await client.closed;
    isLost = true;
    terminal.close();
  };
  void watch();
  await befriend(conversation);
  terminal.prompt();
  for await (const line of terminal) {
    if (line.trim() !== '') {
      await speak(conversation, line).catch((error: unknown) =>
        print(error instanceof Error ? error.message : ''),
      );
    }
    terminal.prompt();
  }
  if (isLost) throw new UserError('The service has stopped.');
}

/** Nobody can write to the bot in private before it has accepted them as a friend. */
async function befriend({ client, speaker }: Conversation): Promise<void> {
  const person = client.people.find(({ id }) => id === speaker.as);
  if (speaker.room === undefined && person?.friend === false) await client.askFriend(person.id, person.name);
}

async function speak({ client, speaker }: Conversation, line: string): Promise<void> {
  const [, command, file = ''] = /^\/(photo|voice|sticker)(?:\s+(.+))?$/.exec(line.trim()) ?? [];
  try {
    if (command === undefined) await client.say({ ...speaker, text: line });
    else if (command === 'sticker') await client.sendSticker(speaker);
    else {
      const kind = command === 'photo' ? 'image' : 'audio';
      await client.sendFile({ ...speaker, kind, name: path.basename(file), bytes: await readFile(file) });
    }
  } catch (error) {
    // One line that cannot be sent (a picture that is not there) does not end the talk; the exit code tells of it.
    console.error(error instanceof Error ? error.message : 'not sent');
    process.exitCode = 1;
  }
}

/** Every line begins with who says it. */
function render({ from, fromName, kind, text }: ChatMessage): string {
  const words = kind === 'text' ? text : `[${kind}] ${text}`.trimEnd();
  const who = from === 'bot' ? 'bot' : fromName;
  return words
    .split('\n')
    .map((line) => `${who}> ${line}`)
    .join('\n');
}
