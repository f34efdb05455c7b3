/** `npm run county -- check | code group AREA KIND | code person NAME`: open a county, and see what it still lacks. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { dayOf, systemClock } from '../core/index.ts';
import { loadDefinitions } from '../definitions.ts';
import { checkCounty, findAreas, findGroupKind, findPeople, issueCode } from '../runner/index.ts';
import { openMovableClock } from '../schedules/index.ts';
import { locateStore, readMasterKey } from '../store-location.ts';
import { openStore, type Store } from '../store/index.ts';

const usage = `Usage: npm run -s county -- check
       npm run -s county -- code group AREA cadres|committee|villagers
       npm run -s county -- code person NAME|ID

  check   what is missing before the county can start; ends with 1 when something blocks it
  code    a one-time code: for a group chat, to be sent in it; for a person of the roster, to be sent in private`;

const { positionals } = parseArgs({ allowPositionals: true });
const [command, what, name = '', kind = ''] = positionals;
const isCode = command === 'code' && (what === 'group' || what === 'person') && name !== '';
if (command !== 'check' && !isCode) {
  console.error(usage);
  process.exit(1);
}

const config = readConfig(process.env);
const { renderer, profile, calendar } = await loadDefinitions(config.SHOUWANG_PROFILE);
const location = await locateStore(config, { share: true });
const store = await openStore({ uri: location.uri, masterKey: await readMasterKey(config) });
try {
  await store.prepare();
  const now = (await openMovableClock(store.settings, systemClock)).now();
  process.exitCode = await (command === 'check' ? check(store, now) : printCode(store, now));
} finally {
  await store.close();
  await location.stop();
}

async function check({ areas, people, groups, cases }: Store, now: Date): Promise<number> {
  const report = checkCounty({
    areas: await areas.list(),
    people: await people.list(),
    groups: await groups.list(),
    monitored: await cases.listByStage('monitored'),
    profile,
    years: calendar.years,
    today: dayOf(now),
  });
  console.log(renderer.render('county_check', report));
  return report.blocking.length === 0 ? 0 : 1;
}

async function printCode(from: Store, now: Date): Promise<number> {
  const parts = { store: from, now, random: randomInt };
  if (what === 'group') {
    const groupKind = findGroupKind(kind, (one) => renderer.word('group_kind', one));
    const found = await findAreas(from, name);
    const [area] = found;
    if (groupKind === null) return refuse('kind', []);
    if (area === undefined || found.length > 1)
      return refuse(
        'area',
        found.map(({ code }) => code),
      );
    const { code, until } = await issueCode(parts, { kind: 'group', area: area.code, groupKind });
    const data = { what, code, place: area.name, kind: groupKind, until: until.toISOString() } as const;
    console.log(renderer.render('code_printed', data));
    return 0;
  }
  const found = await findPeople(from, name);
  const [person] = found;
  if (person === undefined || found.length > 1)
    return refuse(
      'person',
      found.map(({ id }) => id),
    );
  const { code, until } = await issueCode(parts, { kind: 'person', person: person.id });
  const data = { what: 'person', code, name: person.name, until: until.toISOString() } as const;
  console.log(renderer.render('code_printed', data));
  return 0;
}

/** Nobody and nothing of the name, or several: then their ids say which. */
function refuse(about: 'kind' | 'area' | 'person', several: string[]): number {
  console.error(renderer.render('code_unissued', { about, several }));
  return 1;
}
