import { readConfig, type Config } from '../config.ts';
import { systemClock } from '../core/index.ts';
import { loadDefinitions, type Definitions } from '../definitions.ts';
import { openMovableClock, type MovableClock } from '../schedules/index.ts';
import { locateStore, readMasterKey } from '../store-location.ts';
import { openStore, type Store } from '../store/index.ts';

/** What a command works on. */
export interface CommandParts {
  config: Config;
  definitions: Definitions;
  store: Store;
  /** The service's clock. */
  clock: MovableClock;
}

/**
 * Run a command on the configured store, beside a running service or without one; returns its exit code. `prepare`:
 * false for a command that must write nothing, not even an index.
 */
export async function withStore(
  run: (parts: CommandParts) => Promise<number>,
  { prepare = true }: { prepare?: boolean } = {},
): Promise<number> {
  const config = readConfig({ ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn' });
  const definitions = await loadDefinitions(config.SHOUWANG_PROFILE);
  return withStoreOnly(config, async (store) => {
    if (prepare) await store.prepare();
    return run({ config, definitions, store, clock: await openMovableClock(store.settings, systemClock) });
  });
}

/** The same without definitions, for a command that looks at files which may not load. */
export async function withStoreOnly<T>(config: Config, run: (store: Store) => Promise<T>): Promise<T> {
  const location = await locateStore(config, { share: true });
  const store = await openStore({ uri: location.uri, masterKey: await readMasterKey(config) });
  try {
    return await run(store);
  } finally {
    await store.close();
    await location.stop();
  }
}
