import type { World } from './world.ts';

/** Somebody in a course: the simulated phone, and the name that stands in the transcript. */
export type Cast = Record<string, string>;

/**
 * What is said to and by several people, as one text that a person can read: who spoke, what the bot answered, whom else
 * it told. Rooms stand in the cast under their own id.
 */
export interface Course {
  /** A heading with a day. */
  chapter(title: string): void;
  /** Send several messages one after the other; the replies of the last. */
  say(as: string, ...texts: string[]): Promise<string[]>;
  /** Let time go by, and write down what was told last on the way. */
  moveTo(instant: string): Promise<void>;
  text(): string;
}

/** How long nothing new must have come before the bot is taken to have said all it will, milliseconds. */
const quietMs = 60;

export function recordCourse(world: World, cast: Cast): Course {
  const lines: string[] = [];
  const seen = new Map<string, number>();
  const told = (peer: string): string[] => world.toldTo(peer).map(({ text }) => text);

  const skip = (): void => {
    for (const peer of Object.keys(cast)) seen.set(peer, told(peer).length);
  };
  skip();

  async function settle(): Promise<void> {
    const count = (): number => Object.keys(cast).reduce((sum, peer) => sum + told(peer).length, 0);
    for (let before = -1; before !== count() || (await isSending());) {
      before = count();
      await new Promise((resolve) => setTimeout(resolve, quietMs));
    }
  }

  /** Something that is due has not gone out yet. */
  async function isSending(): Promise<boolean> {
    const { store, clock } = world.service.runtime;
    const next = await store.outbox.nextAt();
    return next !== null && next <= clock.now();
  }

  /** `newest`: of several messages only the last one, as somebody reads who looks in after days. */
  function writeNew(speaker?: string, newest = false): void {
    const order = Object.keys(cast).toSorted(
      (one, other) => Number(other === speaker) - Number(one === speaker),
    );
    for (const peer of order) {
      const fresh = told(peer).slice(seen.get(peer) ?? 0);
      for (const text of newest ? fresh.slice(-1) : fresh) {
        lines.push(`守望→${cast[peer]}：`, ...text.split('\n').map((line) => `    ${line}`.trimEnd()));
      }
    }
    skip();
  }

  return {
    chapter(title) {
      lines.push('', `## ${title}`, '');
    },
    async say(as, ...texts) {
      let replies: string[] = [];
      for (const text of texts) {
        lines.push(`${cast[as]}：${text}`);
        replies = await world.say(as, text);
        await settle();
        writeNew(as);
      }
      return replies;
    },
    async moveTo(instant) {
      await world.moveTo(instant);
      await settle();
      lines.push(`（${instant.slice(0, 16).replace('T', ' ')}）`);
      writeNew(undefined, true);
    },
    text: () => `${lines.join('\n').trim()}\n`,
  };
}
