import { createConnection, type Connection } from 'mongoose';
import { AppError } from '../core/index.ts';
import type { StoreCommand } from './operations.ts';

/** Which database, and who watches. */
export interface ConnectionOptions {
  uri: string;
  database?: string;
  /** Told every command as it is sent, for the check against the written list. */
  onCommand?: (command: StoreCommand) => void;
}

/** How long a call waits for a server before it fails. */
const selectionTimeoutMs = 10_000;

/** A connection of our own; nothing is shared with other users of mongoose in the process. */
export async function connect({ uri, database, onCommand }: ConnectionOptions): Promise<Connection> {
  const connection = createConnection(uri, {
    ...(database === undefined ? {} : { dbName: database }),
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    serverSelectionTimeoutMS: selectionTimeoutMs,
    // Acknowledged once it would survive a fail-over and a power cut; a lone server takes both words as well.
    writeConcern: { w: 'majority', journal: true },
    monitorCommands: onCommand !== undefined,
  });
  try {
    await connection.asPromise();
  } catch (cause) {
    await connection.close();
    // The address may hold a password, so it stays out of the message.
    throw new AppError('store:unavailable', 'connecting failed', { cause });
  }
  if (onCommand !== undefined) {
    connection.getClient().on('commandStarted', ({ commandName, command }) => {
      onCommand({ name: commandName, command });
    });
  }
  return connection;
}
