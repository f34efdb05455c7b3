/** `npm start`: build the page when it is stale, start the service, stop it cleanly on Ctrl-C. */
import { readConfig } from '../config.ts';
import { startService } from '../main.ts';
import { buildPageWhenStale } from './build-page.ts';

await buildPageWhenStale();
const service = await startService(readConfig(process.env));
console.log(`\nShouwang is running: ${service.url}\nPress Ctrl-C to stop.\n`);

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  service.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
