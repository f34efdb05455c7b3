import type { Config } from '../config.ts';
import type { Definitions } from '../definitions.ts';
import { createLog } from '../log.ts';
import type { Runtime } from '../runner/index.ts';
import { createRuntime } from '../runtime.ts';
import type { MovableClock } from '../schedules/index.ts';
import type { Store } from '../store/index.ts';

/** What acts and jobs need, for a command beside the service: it writes down what is to be said, only a service sends. */
export function openOfflineRuntime(
  config: Config,
  definitions: Definitions,
  store: Store,
  clock: MovableClock,
): Promise<Runtime> {
  return createRuntime({
    definitions,
    store,
    clock,
    log: createLog(config.LOG_LEVEL),
    channel: { name: 'simulator', account: 'bot', send: async () => ({ ok: false, error: 'offline' }) },
    roomGapMs: config.ROOM_GAP_MS,
    piecesMs: 0,
    speech: null,
  });
}
