import type { AreaCode } from './core/index.ts';
import type { Place } from './understanding/index.ts';

/** Areas of a county as the parser knows them: each with the names of the areas around it. */
export function placesOf(areas: readonly { code: AreaCode; name: string; aliases: string[] }[]): Place[] {
  return areas.map(({ code, name, aliases }) => ({
    area: code,
    name,
    aliases,
    within: areas.flatMap((outer) =>
      code.startsWith(`${outer.code}-`) ? [outer.name, ...outer.aliases] : [],
    ),
  }));
}
