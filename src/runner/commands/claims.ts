import {
  isWithin,
  maskIdNumber,
  maskPhone,
  nameHousehold,
  plainName,
  type AreaCode,
} from '../../core/index.ts';
import { cutList } from '../../documents/index.ts';
import type { Claim, Household } from '../../store/index.ts';
import { say, type Decision } from '../decision.ts';
import { findNamed } from '../imports/index.ts';
import { placeNameOf } from '../telling/places.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import type { Command } from './command-book.ts';

/** Lines of one message. */
const mostLines = 10;

/**
 * 认领: rows of imported lists that nobody could put to a household. `认领` lists them, `认领 3` shows one with the
 * households it could be, `认领 3 18号` says which, `认领 3 不是` that it is none of them.
 */
export async function answerClaims(runtime: Runtime, scene: Scene, command: Command): Promise<Decision> {
  const { number, rest } = command;
  const tell = (reply: string): Decision =>
    say(scene.session, reply, { type: 'command_run', command: 'claims' });
  if (number === undefined) return tell(await describeClaims(runtime, scene));
  const refused = (why: 'unknown' | 'no_household' | 'not_understood'): Decision =>
    tell(runtime.renderer.render('claim_refused', { why, number }));
  const claim = await runtime.store.claims.findWaiting(number);
  // Whose it is not is not told that it is there.
  if (claim === null || !mayClaim(scene, claim)) return refused('unknown');
  if (rest === undefined) return tell(await describeClaim(runtime, claim));
  const judged = (household: Household['id'] | null): Decision =>
    say(scene.session, '', { type: 'claim_judged', claim: number, household });
  if (runtime.lexicon.no.includes(rest)) return judged(null);
  const [, place = '', chosen] = /^(\D*?)\s*(\d{1,6})\s*号?$/u.exec(rest) ?? [];
  if (chosen === undefined) return refused('not_understood');
  const village = await villageOf(runtime, scene, claim, place);
  const households = village === null ? [] : await householdsOf(runtime, claim, village);
  const household = households.find((one) => one.number === Number(chosen));
  return household === undefined ? refused('no_household') : judged(household.id);
}

/** The township of the row's area, and the county. */
export function mayClaim({ roles }: Scene, { area }: Pick<Claim, 'area'>): boolean {
  return roles.some(
    (held) =>
      (held.role === 'township_officer' || held.role === 'county_officer') && isWithin(area, held.area),
  );
}

async function describeClaims(runtime: Runtime, scene: Scene): Promise<string> {
  const found = new Map<string, Claim>();
  for (const { area } of scene.roles) {
    for (const claim of await runtime.store.claims.listWaiting(area)) {
      if (mayClaim(scene, claim)) found.set(claim.id, claim);
    }
  }
  const claims = [...found.values()].toSorted((a, b) => a.number - b.number);
  const items = claims.map((claim) => ({
    number: claim.number,
    reason: claim.reason,
    place: placeOf(runtime, claim),
    name: claim.row['name'] ?? '',
  }));
  return runtime.renderer.render('claims', cutList(items, mostLines));
}

async function describeClaim(runtime: Runtime, claim: Claim): Promise<string> {
  const { number, reason, row } = claim;
  const name = row['name'] ?? '';
  const households = await householdsOf(runtime, claim, claim.area);
  const namesakes = households.filter((one) => plainName(one.name) === plainName(name));
  const said = [
    name,
    row['relation'],
    row['idNumber'] === undefined ? undefined : maskIdNumber(row['idNumber']),
    row['phone'] === undefined ? undefined : maskPhone(row['phone']),
  ].filter((part) => part !== undefined);
  const { items, total } = cutList(namesakes.map(nameHousehold), mostLines);
  return runtime.renderer.render('claim_shown', {
    number,
    place: placeOf(runtime, claim),
    said,
    reason,
    candidates: items,
    total,
    household: isOfHousehold(runtime, claim),
  });
}

/** 18号 is in the row's own village; another one of the speaker's is named: 石桥村18号. */
async function villageOf(
  { store }: Runtime,
  scene: Scene,
  claim: Claim,
  place: string,
): Promise<AreaCode | null> {
  if (place === '') return claim.area;
  const areas = await store.areas.list();
  const own = areas.filter(({ code, level }) => level === 'village' && mayClaim(scene, { area: code }));
  const found = findNamed(own, place);
  return found.length === 1 ? (found[0]?.code ?? null) : null;
}

/** The households of a village; none when the row is no household's. */
async function householdsOf(runtime: Runtime, claim: Claim, village: AreaCode): Promise<Household[]> {
  return isOfHousehold(runtime, claim) ? runtime.store.households.listByVillage(village) : [];
}

function isOfHousehold({ presets }: Runtime, { preset }: Claim): boolean {
  return presets.find(({ id }) => id === preset)?.kind === 'households';
}

function placeOf(runtime: Runtime, { row, area }: Claim): string {
  return row['village'] ?? row['township'] ?? placeNameOf(runtime, area);
}
