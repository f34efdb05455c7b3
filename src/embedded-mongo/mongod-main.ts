import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { version } from './commands/handshake.ts';
import { startLockedServer } from './locked-server.ts';

const help = `A MongoDB-compatible server for a machine without mongod.
  --port PORT             27017; 0 takes a free one
  --dbpath DIRECTORY      ./data/db
  --bind_ip ADDRESS       127.0.0.1; there is no log-in, so nothing but the loopback is taken
  --logpath FILE          write there instead of to standard output
  --quiet, --noauth, --storageEngine NAME   taken for mongod's sake, change nothing
  --version, --help
`;

/**
 * Run as mongod does: its flags, its words on standard output, 0 on SIGINT and SIGTERM. Throws when it cannot start
 * (flags, directory in use, port in use).
 */
export async function runMongod(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '27017' },
      dbpath: { type: 'string', default: './data/db' },
      bind_ip: { type: 'string', default: '127.0.0.1' },
      logpath: { type: 'string' },
      storageEngine: { type: 'string' },
      quiet: { type: 'boolean' },
      noauth: { type: 'boolean' },
      version: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.version === true || values.help === true) {
    process.stdout.write(values.version === true ? `db version v${version}\n` : help);
    return;
  }
  const host = readHost(values.bind_ip);
  const server = await startLockedServer(values.dbpath, { port: Number(values.port), host });
  const { logpath } = values;
  const log = (line: string): void => {
    if (logpath === undefined) process.stdout.write(line);
    else appendFileSync(logpath, line);
  };
  const stop = (): void => {
    void server.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Last: whoever reads this may stop us at once.
  log(`waiting for connections on port ${server.port}\n`);
}

/** Anybody who can connect may read everything, so only addresses of this machine are taken. */
function readHost(addresses: string): string {
  const [host = ''] = addresses.split(',');
  if (/^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/.test(host)) return host;
  throw new Error(`--bind_ip ${host}: this server has no log-in and listens on the loopback only`);
}
