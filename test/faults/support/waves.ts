import { groupsOf, type Rig } from './rig.ts';
import type { Line, Script } from './script.ts';

/** One conversation on its way to the message at which it will be struck. */
interface Walker {
  script: Script;
  /** The message that is under way when the service ends. */
  struck: Line;
  before: Line[];
  after: Line[];
}

/** How a wave is struck: given the messages to send, ends the service with all of them under way. */
export type Strike = (send: () => void, walkers: Walker[]) => Promise<void>;

const waveSize = 25;

/**
 * Every conversation is struck exactly once, at a message of its own (`choose`; any, unless told): twenty-five walk to theirs, send it in the same
 * moment, the service ends, starts again, and the channel delivers what it had no word of.
 */
export async function strikeInWaves(
  rig: Rig,
  strike: Strike,
  choose: (script: Script) => number = ({ lines }) => rig.random.below(lines.length),
): Promise<void> {
  for (const wave of groupsOf(rig.scripts, waveSize)) {
    const walkers = wave.map((script): Walker => {
      const at = choose(script);
      const struck = script.lines[at];
      if (struck === undefined) throw new Error('an empty script');
      return { script, struck, before: script.lines.slice(0, at), after: script.lines.slice(at + 1) };
    });
    await Promise.all(walkers.map(({ script, before }) => walk(rig, script, before)));
    let underWay: Promise<void>[] = [];
    await strike(() => {
      underWay = walkers.map(({ script, struck }) => rig.deliver(script, struck));
    }, walkers);
    await Promise.all(underWay);
    await Promise.all(walkers.map(({ script, after }) => walk(rig, script, after)));
  }
}

async function walk(rig: Rig, script: Script, lines: Line[]): Promise<void> {
  for (const line of lines) await rig.deliver(script, line);
}

/** Resolves with true as soon as something holds, with false when it does not within a while. */
export async function until(holds: () => boolean, withinMs = 5_000): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return true;
}
