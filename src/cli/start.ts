/** `npm start`: build the page when it is stale, start the service, stop it cleanly on Ctrl-C. */
import { readConfig } from '../config.ts';
import { AppError } from '../core/index.ts';
import { startService } from '../main.ts';
import { buildPageWhenStale } from './build-page.ts';

await buildPageWhenStale();
const service = await startService(readConfig(process.env)).catch((error: unknown) => {
  // One line that says what to mend; the stack is for faults of the program.
  console.error(explainStart(error));
  process.exit(1);
});
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

function explainStart(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The port is in use. Choose another one: PORT=8081 npm start';
  if (error instanceof AppError) return `Shouwang cannot start: ${error.message}`;
  return error.stack ?? error.message;
}
