import { connect, type ConnectionOptions } from './connection.ts';
import { createKeyring } from './keyring.ts';
import { deriveKeys } from './master-key.ts';
import { createModels } from './models/index.ts';
import { createCases } from './repositories/cases.ts';
import { createClaims } from './repositories/claims.ts';
import { createCodes } from './repositories/codes.ts';
import { createContacts } from './repositories/contacts.ts';
import { createCounters } from './repositories/counters.ts';
import { createDefinitions } from './repositories/definitions.ts';
import { createErasure } from './repositories/erasure.ts';
import { createHistory } from './repositories/history.ts';
import { createHouseholdRows } from './repositories/household-row.ts';
import { createHouseholds } from './repositories/households.ts';
import { createLeads } from './repositories/leads.ts';
import { createMedia } from './repositories/media.ts';
import { createOutbox } from './repositories/outbox.ts';
import { createPeople } from './repositories/people.ts';
import { createAreas, createGroups } from './repositories/places.ts';
import { createRegister } from './repositories/register.ts';
import { createRequests } from './repositories/requests.ts';
import {
  createJobs,
  createOperatorNotes,
  createReveals,
  createSettings,
} from './repositories/service-records.ts';
import { createTurns } from './repositories/turns.ts';
import type { Store } from './types.ts';
import { createVault } from './vault.ts';

/** Where the database is and the key that is not in it. */
export interface OpenStoreOptions extends ConnectionOptions {
  /** 32 bytes that are kept outside the database. */
  masterKey: Uint8Array;
}

/** Connect and lay out the repositories. Throws `store:unavailable` when no server answers. */
export async function openStore({ masterKey, ...options }: OpenStoreOptions): Promise<Store> {
  const masterKeys = deriveKeys(masterKey);
  const connection = await connect(options);
  const models = createModels(connection);
  const keyring = createKeyring(models.keys, masterKeys.wrap);
  const vault = createVault(keyring);
  const counters = createCounters(models);
  const householdRows = createHouseholdRows(vault, masterKeys);
  const turns = createTurns(models, vault);
  const outbox = createOutbox(models, vault);
  return {
    turns,
    outbox,
    history: createHistory(turns, outbox),
    contacts: createContacts(models, vault),
    households: createHouseholds(models, householdRows, counters),
    people: createPeople(models, vault),
    areas: createAreas(models),
    groups: createGroups(models),
    cases: createCases(models, vault, masterKeys, counters),
    register: createRegister(models, householdRows, counters),
    claims: createClaims(models, vault, masterKeys, counters),
    codes: createCodes(models, masterKeys),
    leads: createLeads(models, vault),
    requests: createRequests(models, vault, counters),
    definitions: createDefinitions(models),
    media: createMedia(connection, vault),
    operator: createOperatorNotes(models),
    reveals: createReveals(models),
    settings: createSettings(models),
    jobs: createJobs(models),
    keys: { destroy: (key) => keyring.destroy(key) },
    erasure: createErasure(models, keyring, vault),
    async prepare() {
      await Promise.all(Object.values(models).map((model) => model.createIndexes()));
      await keyring.check();
    },
    async ping() {
      try {
        await models.settings.findOne({ _id: 'ping' }).lean();
        return true;
      } catch {
        return false;
      }
    },
    close: () => connection.close(),
  };
}
