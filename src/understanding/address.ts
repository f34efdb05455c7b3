import type { Value } from '../core/index.ts';
import { readNumeral } from './numeral.ts';
import type { Reading } from './reading.ts';
import { soundOf } from './sound.ts';
import type { Lexicon, Place } from './types.ts';

const suffix = /(?:社区居委会|村委会|社区|村|镇|乡|街道)$/;

/** 以前住高坪村，现在搬到大湾村了: where they live now. */
const moved =
  /^.*?(?:以前|原来|原先|早先|从前|老家).*?(?:现在|如今|后来|搬到|搬去|搬下|迁到|嫁到|改到)(?:住|搬到?|在|到)*(.+)$/;
/** 三组，哦并组以后是五组: the last one holds. */
const regrouped =
  /(?:组|社|队)的?[,.。…]+(?:哦|噢|喔|不对|现在|后来|并|合|改|如今).*?([\d一二三四五六七八九十]{1,3}(?:组|社|队).*)$/;

/** A place of the county by name or alias, with its 组 as a number; the words stay as they were said. */
export function readAddress(all: string, places: Place[], lexicon: Lexicon): Reading {
  const now = moved.exec(all)?.[1];
  const text = now !== undefined && findPlaces(now, places).length > 0 ? now : all;
  const lead = (lexicon.answers ?? [])
    .filter((word) => text.startsWith(word))
    .toSorted((a, b) => b.length - a.length)[0];
  const said = text
    .slice(lead?.length ?? 0)
    .replace(/\s+/g, '')
    .replace(/[。!]+$/, '');
  const regroup = regrouped.exec(said)?.[1];
  const group = readGroup(regroup ?? said);
  const hamlet = group === null ? readHamlet(said) : null;
  const found = findPlaces(said, places);
  const value = (place?: Place): Extract<Value, { type: 'address' }> => ({
    type: 'address',
    text: said,
    ...(place ? { area: place.area } : {}),
    ...(group === null ? {} : { group }),
    ...(hamlet === null ? {} : { hamlet }),
  });
  const [only] = found;
  if (found.length > 1) {
    return {
      values: found.slice(0, 5).map((place) => ({ ...value(place), text: nameOf(place, group) })),
      reasons: ['several_places'],
    };
  }
  // 沙河镇塘弯村: of the village that was named, the township alone says too little.
  const isOuter = only !== undefined && (only.within ?? []).length === 0;
  if (
    only &&
    !(
      isOuter &&
      /\p{Script=Han}{2}(?:村(?!委|上|里|头|口)|社区)/u.test(said.replaceAll(only.name, '')) &&
      places.some(({ within = [] }) => within.length > 0)
    )
  )
    return { values: [value(only)], reasons: regroup === undefined ? [] : ['self_corrected'] };
  const [alike, ...others] = findPlaces(
    soundOf(said, lexicon),
    places.map((place) => soundingAs(place, lexicon)),
  );
  const heard =
    (others.length > 0 || ((alike?.within ?? []).length === 0 && isOuter)
      ? undefined
      : places.find(({ area }) => area === alike?.area)) ?? misspelt(said, places);
  if (heard) return { values: [{ ...value(heard), text: nameOf(heard, group) }], reasons: ['fuzzy'] };
  const looksLike =
    /[\p{Script=Han}]{1,8}(?:村|镇|乡|县|社区|街道|路|街|湾|坝|寨|坪)/u.test(said) &&
    !/^(?:我|咱|你|他|这|那|本)/.test(said);
  if (places.length === 0 && said.length >= 2)
    return { values: [value()], reasons: looksLike || group !== null ? [] : ['fuzzy'] };
  return looksLike
    ? { values: [value()], reasons: ['no_such_place'] }
    : group === null
      ? { reject: ['no_such_place'] }
      : { values: [value()], reasons: ['no_such_place'] };
}

/** 三组, 3社, 第五村民小组 → its number. */
export function readGroup(text: string): number | null {
  // 清水村(3)组
  const plain = text.replace(/[([{【〔<《"'“‘]([\d一二三四五六七八九十]{1,4})[)\]}】〕>》"'”’]/g, ' $1');
  const match = /([\d一二三四五六七八九十两]{1,4})(?:村民小组|小组|组|社|屯|小队|生产队|队)/.exec(plain);
  if (!match?.[1]) return null;
  const numeral = readNumeral(match[1], 0);
  return numeral && numeral.min === numeral.max && numeral.end === match[1].length ? numeral.min : null;
}

/** 黄角村 for 黄桷村: the one village whose name differs by one sign. */
function misspelt(said: string, places: Place[]): Place | undefined {
  const isNear = (name: string, from: number) =>
    [...name].filter((sign, at) => said[from + at] !== sign).length === 1 &&
    said[from + name.length - 1] === name.at(-1);
  const [only, ...others] = places.filter(
    ({ name, within = [] }) =>
      within.length > 0 && name.length >= 3 && [...said].some((_, from) => isNear(name, from)),
  );
  return others.length === 0 ? only : undefined;
}

/** A place by the sound of its names. */
function soundingAs(place: Place, lexicon: Lexicon): Place {
  const sound = (word: string) => soundOf(word, lexicon);
  // The kind of place (村, 镇) is left as it is: it is cut off by its sign.
  const name = (word: string) => sound(word.replace(suffix, '')) + (suffix.exec(word)?.[0] ?? '');
  return {
    ...place,
    name: name(place.name),
    aliases: (place.aliases ?? []).map(sound),
    within: (place.within ?? []).map(name),
  };
}

/** 马家湾组 after the village: a group that bears a name. */
function readHamlet(text: string): string | null {
  return /(?:村|社区|居委会)([\p{Script=Han}]{1,6}(?:村民小组|小组|组|屯|寨|社))/u.exec(text)?.[1] ?? null;
}

/** The smallest places that are named; an outer name that was said too narrows them. */
function findPlaces(said: string, places: Place[]): Place[] {
  const all = places
    .map((place) => ({ place, length: longestIn(said, place) }))
    .filter(({ length }) => length > 0);
  // 石桥村马家湾组: a village said in full outweighs a piece of another one's name.
  const full = all.filter(({ place }) =>
    [place.name, ...(place.aliases ?? [])].some((name) => said.includes(name)),
  );
  const hits = full.some(({ place }) => (place.within ?? []).length > 0) ? full : all;
  const most = hits.filter(
    ({ place, length }) => !hits.some((other) => other.length > length && covers(said, other.place, place)),
  );
  const inner = most.filter(
    ({ place }) =>
      !most.some((other) => other.place !== place && other.place.area.startsWith(`${place.area}-`)),
  );
  const narrowed = inner.filter(({ place }) =>
    (place.within ?? []).some((outer) => said.includes(outer.replace(suffix, ''))),
  );
  return (narrowed.length > 0 ? narrowed : inner).map(({ place }) => place);
}

/** 柳林村 covers 柳林 of another place's name when that is all that was said of it. */
function covers(said: string, larger: Place, smaller: Place): boolean {
  const word =
    spellings(larger)
      .filter((name) => said.includes(name))
      .toSorted((a, b) => b.length - a.length)[0] ?? '';
  const other =
    spellings(smaller)
      .filter((name) => said.includes(name))
      .toSorted((a, b) => b.length - a.length)[0] ?? '';
  return word.includes(other) && said.indexOf(other) === said.lastIndexOf(other);
}

function longestIn(said: string, place: Place): number {
  return spellings(place).reduce(
    (best, name) => (said.includes(name) ? Math.max(best, name.length) : best),
    0,
  );
}

function spellings(place: Place): string[] {
  const short = place.name.replace(suffix, '');
  return [place.name, ...(place.aliases ?? []), ...(short.length >= 2 ? [short] : [])];
}

function nameOf(place: Place, group: number | null): string {
  return [...(place.within ?? []).slice(0, 1), place.name, ...(group === null ? [] : [`${group}组`])].join(
    '',
  );
}
