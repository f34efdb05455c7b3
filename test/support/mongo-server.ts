import { MongoMemoryServer } from 'mongodb-memory-server';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

/**
 * One MongoDB for the run. `MONGODB_URI` wins; `MONGOD=real` lets mongodb-memory-server fetch and start a mongod;
 * otherwise it starts our own executable, which takes mongod's flags.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['MONGODB_URI'];
  if (given !== undefined && given !== '') {
    project.provide('mongoUri', given);
    return async () => {};
  }
  const ours = fileURLToPath(new URL('../../src/embedded-mongo/mongod', import.meta.url));
  const binary = process.env['MONGOD'] === 'real' ? {} : { systemBinary: ours, version: '8.0.0' };
  const server = await MongoMemoryServer.create({ binary });
  project.provide('mongoUri', server.getUri());
  return async () => {
    await server.stop();
  };
}
