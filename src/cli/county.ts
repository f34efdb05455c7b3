/** `npm run county -- check | code group AREA KIND | code person NAME`: open a county, and see what it still lacks. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { dayOf } from '../core/index.ts';
import type { Renderer } from '../documents/index.ts';
import { checkCounty, findAreas, findGroupKind, findPeople, issueCode } from '../runner/index.ts';
import { withStore, type CommandParts } from './with-store.ts';

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

process.exitCode = await withStore(command === 'check' ? check : printCode);

async function check({ store, definitions, clock }: CommandParts): Promise<number> {
  const { renderer, profile, calendar } = definitions;
  const report = checkCounty({
    areas: await store.areas.list(),
    people: await store.people.list(),
    groups: await store.groups.list(),
    monitored: await store.cases.listByStage('monitored'),
    profile,
    years: calendar.years,
    today: dayOf(clock.now()),
  });
  console.log(renderer.render('county_check', report));
  return report.blocking.length === 0 ? 0 : 1;
}

async function printCode({ store, definitions, clock }: CommandParts): Promise<number> {
  const { renderer } = definitions;
  const parts = { store, now: clock.now(), random: randomInt };
  if (what === 'group') {
    const groupKind = findGroupKind(kind, (one) => renderer.word('group_kind', one));
    const found = await findAreas(store, name);
    const [area] = found;
    if (groupKind === null) return refuse(renderer, 'kind', []);
    if (area === undefined || found.length > 1) {
      return refuse(
        renderer,
        'area',
        found.map(({ code }) => code),
      );
    }
    const { code, until } = await issueCode(parts, { kind: 'group', area: area.code, groupKind });
    const data = { what, code, place: area.name, kind: groupKind, until: until.toISOString() } as const;
    console.log(renderer.render('code_printed', data));
    return 0;
  }
  const found = await findPeople(store, name);
  const [person] = found;
  if (person === undefined || found.length > 1) {
    return refuse(
      renderer,
      'person',
      found.map(({ id }) => id),
    );
  }
  const { code, until } = await issueCode(parts, { kind: 'person', person: person.id });
  const data = { what: 'person', code, name: person.name, until: until.toISOString() } as const;
  console.log(renderer.render('code_printed', data));
  return 0;
}

/** Nobody and nothing of the name, or several: then their ids say which. */
function refuse(renderer: Renderer, about: 'kind' | 'area' | 'person', several: string[]): number {
  console.error(renderer.render('code_unissued', { about, several }));
  return 1;
}
