import type { World } from './world.ts';

/** 石桥村: 秦彩云's household declares; 田守田 (secretary) and 郑长根 (cadre) take it through the village. */
export const village = {
  declarer: 'v-sq-1',
  secretary: 'c-sq-1',
  cadre: 'c-sq-2',
  township: 'c-qx',
} as const;

/** The plain answers of the quick report, 申报 first, submitted; the income is never asked there. */
export const declaration = [
  '申报',
  '1',
  '1 6',
  '老伴住院动了手术，家里没活干了',
  '今年8月',
  '35000',
  '1',
  '2',
  '没有',
  '1',
];

/** What is said for one step of the village, about 秦彩云's household. */
export const talks = {
  accept: ['受理', '秦彩云', '1', '1'],
  /** Everything as declared, an income of 4,800 yuan that cannot be relied on, nothing that speaks against it. */
  verify: ['核实', '秦彩云', '2', '1', '1', '郑长根', '1', '1', '4800', '1', '1', '1', '2', '1'],
  cosign: ['签核实', '1', '1'],
  /** Twelve representatives, all classes there, 15 for and 1 against. */
  evaluate: [
    '评议',
    '秦彩云',
    '1',
    '1',
    '12',
    '3',
    '2',
    '1',
    '0',
    '15',
    '1',
    '大病花费多，没有别的收入',
    '1',
  ],
  publish: ['开始公示', '秦彩云', '1', '1', '1'],
} satisfies Record<string, string[]>;

/** Take the household so far; the answer of the last step. */
export async function bringTo(world: World, last: keyof typeof talks | 'declare'): Promise<string> {
  const [receipt = ''] = await world.sayAll(village.declarer, ...declaration);
  let answer = receipt;
  if (last === 'declare') return answer;
  for (const [step, words] of Object.entries(talks)) {
    const speaker = step === 'cosign' ? village.cadre : village.secretary;
    answer = (await world.sayAll(speaker, ...words))[0] ?? '';
    if (step === last) break;
  }
  return answer;
}
