import type { Asker, RequestLine } from '../../documents/index.ts';
import type { Request } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';

/** Characters of somebody's own words that a list shows. */
const mostShown = 24;

/** Requests as a cadre's list has them; `shown`: how many lines. */
export async function requestLines(
  { store }: Runtime,
  requests: readonly Request[],
  shown: number,
): Promise<RequestLine[]> {
  const lines = requests.slice(0, shown);
  const takers = await store.people.findMany(lines.flatMap(({ taken }) => taken?.by ?? []));
  const names = new Map(takers.map(({ id, name }) => [id, name]));
  return lines.map((request) => {
    const { number, kind, at, taken, said } = request;
    const taker = taken === undefined ? undefined : names.get(taken.by);
    return {
      number,
      kind,
      at: at.toISOString(),
      who: asker(request),
      ...(said.text === '' ? {} : { text: excerpt(said.text) }),
      ...(taker === undefined ? {} : { taker }),
    };
  });
}

/** Who asks, as far as they want it known. */
export function asker({ said: { name, place, group } }: Request): Asker {
  return { name, place, ...(group === undefined ? {} : { group }) };
}

function excerpt(text: string): string {
  const signs = [...text.replace(/\s+/gu, ' ')];
  return signs.length <= mostShown ? signs.join('') : `${signs.slice(0, mostShown).join('')}…`;
}
