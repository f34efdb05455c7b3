import { parseArgs } from 'node:util';
import { version } from './commands/handshake.ts';
import { startLockedServer } from './locked-server.ts';

/** Run as mongod does: its flags, its words on standard output, 0 on SIGINT and SIGTERM. */
export async function runMongod(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '27017' },
      dbpath: { type: 'string', default: './data/db' },
      bind_ip: { type: 'string', default: '127.0.0.1' },
      storageEngine: { type: 'string' },
      noauth: { type: 'boolean' },
      version: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.version === true) {
    process.stdout.write(`db version v${version}\n`);
    return;
  }
  const server = await startLockedServer(values.dbpath, { port: Number(values.port), host: values.bind_ip });
  process.stdout.write(`waiting for connections on port ${server.port}\n`);
  const stop = (): void => {
    void server.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
