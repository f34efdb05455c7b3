import { bare } from './normalize.ts';
import { readNumeral } from './numeral.ts';
import type { CorrectableField, CorrectionTarget, Lexicon } from './types.ts';

const want = '(?:我要|我想|帮我|请|要|想)*';
const change = '(?:改一下|改下|修改一下|修改|改正|更正|重新填写|重新填|重填|重新回答|回头改|改)';
const lead = '(?:我(?:要|想)?|把|那个|请|前头|前面|刚才|刚刚|上头)*的?';
const wrong =
  '(?:(?:填|写|说|选|弄|搞|答|打|记|报|按)?(?:错|拐|反|岔|差|混|漏)(?:了|啦|咯|哒|喽)?(?:[一两几]?(?:位|个|处)(?:数字|数|字|号|地方)?)?|不对|有问题|有错|不准|(?:要|想|我要|我想)*(?:改|修改|更正|重填|重新(?:填|答|写|说|选|回答|来)|重写|重答|重来)(?:一下|一哈|下|哈|改)?)';
const earlier =
  '(?:上一?|前一?|前面那?|前头那?|刚才那?|刚刚那?|上面那?|上头那?)(?:一?(?:个|道)?(?:题|步|条|问题)|个)?';
const sign = '(?:\\d{1,3}|[一二三四五六七八九十]{1,3})';
/** 第3, 五, 5点2, 第5个的第2: a question, or a question of one of several alike. */
const no = `(第?${sign}(?:(?:点|第|的第?|[个位口项](?:人|娃)?的?第?)${sign})?)`;

const mistake =
  /^我?(?:刚才|刚刚|前面|上面)?(?:填|写|说|选|弄|搞|打|按|答)(?:错|拐|岔|差|混)(?:了|啦|咯|哒|喽)$/;
const previous = [
  new RegExp(`^(?:我|把|请)*${earlier}(?:我|的)*(?:答案)?(?:我|的)*${wrong}`),
  new RegExp(`^${want}${change}${earlier}`),
];
const numbered = [
  new RegExp(`^${want}${change}${no}(?:题|个|项|条|步|个问题)$`),
  new RegExp(`^${want}${change}(?=第)${no}$`),
  new RegExp(`^${want}(?:回到|返回|退回|退到|跳到|倒回|去)(?:到|去)?${no}(?:题|个|项|条|步|个问题)$`),
  new RegExp(`^${lead}${no}(?:题|个|项|条|步|个问题)(?:我|的)*${wrong}`),
  new RegExp(`^${want}${change}(\\d{1,2}(?:点\\d{1,2})?)$`),
];
const onlyNumber = new RegExp(`^${no}(?:题|个|项|条|步|个问题)?$`);

const named = [
  new RegExp(`^${lead}(.{1,14}?)(?:我|的)*(?:${wrong}|想改)$`),
  new RegExp(`^${want}${change}(?:一下)?(?:我|那个|前面|刚才)*的?(.{1,14})$`),
];
/** What may stand after the name of a question: 收入那题, 电话号码这一栏. */
const pointer = /(?:的|那|这|一|个|题|项|条|栏|处|里|答案|地方)+$/;

/** 上一题填错了, 改第3题, 身份证号码填错了: which earlier answer is to be corrected; null when none is. */
export function parseCorrection(
  text: string,
  { lexicon, fields = [] }: { lexicon: Lexicon; fields?: CorrectableField[] },
): CorrectionTarget | null {
  const said = plain(text).replace(/[吧啊哈呢嘛]+$/, '');
  if (said.length > 24) return null;
  if (mistake.test(said)) return { kind: 'previous' };
  for (const pattern of named) {
    const field = findNamed(pattern.exec(said)?.[1] ?? '', fields, lexicon);
    if (field !== null) return { kind: 'field', no: field };
  }
  if (previous.some((pattern) => pattern.test(said))) return { kind: 'previous' };
  for (const pattern of numbered) {
    const which = readNo(pattern.exec(said)?.[1]);
    if (which !== null) return { kind: 'number', no: which };
  }
  return null;
}

/**
 * The one question of `fields` that is meant by its number (`3`, `5.2`, 第5个的第2题) or by name: a label of its own,
 * a part of one, or what its type is called. Null when none or more than one is.
 */
export function findField(
  text: string,
  fields: CorrectableField[],
  lexicon: Pick<Lexicon, 'kinds'>,
): string | null {
  const which = readNo(onlyNumber.exec(plain(text))?.[1]);
  const meant = fields.find((field) => field.no === which);
  return meant?.no ?? findNamed(text, fields, lexicon);
}

function findNamed(
  name: string,
  fields: CorrectableField[],
  { kinds = {} }: Pick<Lexicon, 'kinds'>,
): string | null {
  const whole = nameOf(name);
  const said = whole.length > 2 ? whole.replace(pointer, '') : whole;
  if (said.length < 2) return null;
  const one = (fits: (field: CorrectableField) => boolean): string | null => {
    const [only, ...others] = fields.filter(fits);
    return only !== undefined && others.length === 0 ? only.no : null;
  };
  const labelled = (field: CorrectableField, fits: (label: string) => boolean) =>
    field.labels.map(nameOf).some((label) => label.length > 1 && fits(label));
  return (
    one((field) => labelled(field, (label) => label === said)) ??
    one((field) => labelled(field, (label) => label.includes(said))) ??
    one((field) => labelled(field, (label) => said.includes(label))) ??
    one(({ type }) => kinds[type]?.includes(said) === true)
  );
}

/** 秦彩云的年龄 and 秦彩云年龄 are one name. */
function nameOf(text: string): string {
  return bare(text).replaceAll(/的|那个|这个/g, '');
}

/** `bare`, but 5.2 stays two numbers. */
function plain(text: string): string {
  return bare(text.replace(/(?<=\d)[.．](?=\d)/g, '点'));
}

/** 第3 → 3, 5点2 and 第5个的第2 → '5.2'; null when it is none. */
function readNo(said: string | undefined): string | null {
  const signs = said?.match(/\d+|[一二三四五六七八九十]+/g) ?? [];
  const numbers = signs.map((each) => readNumeral(each, 0));
  const read = numbers.flatMap((each) => (each && each.min === each.max && each.min >= 1 ? [each.min] : []));
  const [first, second] = read;
  if (first === undefined || read.length < numbers.length) return null;
  return second === undefined ? String(first) : `${first}.${second}`;
}
