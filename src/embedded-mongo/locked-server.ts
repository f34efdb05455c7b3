import { chooseEndpoint, uriOf, type EndpointOptions } from './endpoint.ts';
import { acquireLock } from './lock.ts';
import { startServer } from './server.ts';

/** A server that holds its directory's lock. */
export interface LockedServer {
  uri: string;
  port: number;
  stop(): Promise<void>;
}

/** Take the directory, listen, and tell the address in the lock file; `host` only together with a port. */
export async function startLockedServer(
  directory: string,
  options: EndpointOptions & { host?: string },
): Promise<LockedServer> {
  const lock = await acquireLock(directory);
  try {
    const endpoint = chooseEndpoint(directory, options);
    if (options.host !== undefined && endpoint.path === undefined) endpoint.host = options.host;
    const server = await startServer(directory, endpoint);
    const uri = uriOf(endpoint, server.port);
    lock.publish(uri);
    const stop = async (): Promise<void> => {
      await server.stop();
      lock.release();
    };
    return { uri, port: server.port, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}
