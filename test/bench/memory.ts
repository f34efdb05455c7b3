import { round } from './measure.ts';
import { readMemory, type Memory } from './service-process.ts';

/** What the process holds after so many messages, rubbish collected. */
export interface MemoryFigures {
  messages: number;
  /** The service's own thread. */
  heapMb: number;
  /** The whole process, with the thread of the embedded store; null where the system has no `/proc`. */
  process: Memory | null;
}

/** Looks at this process now and then; needs `--expose-gc`. */
export interface MemoryLog {
  figures: MemoryFigures[];
  /** So many messages later: looked at every 10,000. */
  add(messages: number): Promise<void>;
}

const everyMessages = 10_000;

export function createMemoryLog(): MemoryLog {
  const figures: MemoryFigures[] = [];
  let messages = 0;
  return {
    figures,
    async add(more) {
      const due = Math.floor((messages + more) / everyMessages) > Math.floor(messages / everyMessages);
      messages += more;
      if (!due) return;
      globalThis.gc?.();
      globalThis.gc?.();
      const heapMb = round(process.memoryUsage().heapUsed / 2 ** 20, 1);
      figures.push({ messages, heapMb, process: await readMemory(process.pid) });
    },
  };
}
