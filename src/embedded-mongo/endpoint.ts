import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import type { ListenOptions } from 'node:net';
import { dirname, join, resolve } from 'node:path';

/** Where to listen: one of the two, or neither for the default. */
export interface EndpointOptions {
  port?: number;
  socketPath?: string;
}

/** A path of a Unix socket longer than this does not fit the system's address (104 to 108 bytes). */
const maxSocketPathBytes = 100;

/**
 * A Unix socket in a directory that only its owner can enter; a port of the loopback where one is asked for, where
 * the system has no such sockets, or where the path is too long. There is no log-in: on a port any local user can
 * connect.
 */
export function chooseEndpoint(directory: string, { port, socketPath }: EndpointOptions): ListenOptions {
  const path = resolve(socketPath ?? join(directory, 'socket', 'mongod.sock'));
  const isTooLong = Buffer.byteLength(path) > maxSocketPathBytes;
  if (port !== undefined || process.platform === 'win32' || isTooLong) {
    return { host: '127.0.0.1', port: port ?? 0 };
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (socketPath === undefined) chmodSync(dirname(path), 0o700);
  // We hold the directory's lock, so a socket that is there is a dead server's.
  rmSync(path, { force: true });
  return { path };
}

/** The address as drivers take it. */
export function uriOf({ path, host }: ListenOptions, port: number): string {
  const place = path === undefined ? `${host ?? '127.0.0.1'}:${port}` : encodeURIComponent(path);
  return `mongodb://${place}/?directConnection=true`;
}
