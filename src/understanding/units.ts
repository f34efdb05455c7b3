/** A unit as spoken → the canonical one and how many of it one makes. */
export interface Unit {
  name: string;
  factor: number;
}

const table: Record<string, Unit> = {
  亩: { name: '亩', factor: 1 },
  公顷: { name: '亩', factor: 15 },
  分: { name: '亩', factor: 0.1 },
  分地: { name: '亩', factor: 0.1 },
  分田: { name: '亩', factor: 0.1 },
  斤: { name: '斤', factor: 1 },
  市斤: { name: '斤', factor: 1 },
  公斤: { name: '斤', factor: 2 },
  千克: { name: '斤', factor: 2 },
  kg: { name: '斤', factor: 2 },
  吨: { name: '斤', factor: 2000 },
  t: { name: '斤', factor: 2000 },
  两: { name: '斤', factor: 0.1 },
  担: { name: '斤', factor: 100 },
  挑: { name: '斤', factor: 100 },
  垧: { name: '亩', factor: 15 },
  公亩: { name: '亩', factor: 0.15 },
  克: { name: '斤', factor: 0.002 },
  g: { name: '斤', factor: 0.002 },
  个平方: { name: '平方米', factor: 1 },
  个平米: { name: '平方米', factor: 1 },
  个平: { name: '平方米', factor: 1 },
  平: { name: '平方米', factor: 1 },
  平米: { name: '平方米', factor: 1 },
  平方: { name: '平方米', factor: 1 },
  平方米: { name: '平方米', factor: 1 },
  m2: { name: '平方米', factor: 1 },
  米: { name: '米', factor: 1 },
  公里: { name: '米', factor: 1000 },
  里路: { name: '米', factor: 500 },
  平方公里: { name: '亩', factor: 1500 },
};

/** Counted things keep the word they were counted with. */
const counted = '间只头棵株箱窝条匹羽群桶袋车根台辆口把捆筐座栋户人次个包尾块';
const spelled = Object.keys(table).toSorted((a, b) => b.length - a.length);

/** The unit that stands at a place of the text, with its length; null when none does. */
export function unitAtPlace(text: string, at: number): (Unit & { length: number }) | null {
  // 三母半: typed by sound.
  if (/^母(?=$|[半多地田的,。零一二三四五六七八九])/.test(text.slice(at)))
    return { name: '亩', factor: 1, length: 1 };
  const name = spelled.find(
    (word) =>
      text.startsWith(word, at) && !(/[a-z]$/.test(word) && /[a-z]/.test(text[at + word.length] ?? '')),
  );
  const unit = name === undefined ? undefined : table[name];
  if (name !== undefined && unit) return { ...unit, length: name.length };
  const sign = text[at] ?? '';
  return sign !== '' && counted.includes(sign) ? { name: sign, factor: 1, length: 1 } : null;
}

/** The smaller unit that may follow without a name of its own (两亩三 = 2.3 亩) or with one (三分, 八两). */
export const parts: Record<string, RegExp> = {
  亩: /^分(?:地|田)?(?:([一二三四五六七八九\d])厘?)?/,
  斤: /^两/,
};

/** The canonical form of a unit as a flow names it. */
export function canonicalUnit(name: string | undefined): Unit | undefined {
  return name === undefined ? undefined : (table[name] ?? { name, factor: 1 });
}
