import { bare } from './normalize.ts';
import { readNumeral } from './numeral.ts';
import type { CorrectableField, CorrectionTarget, Lexicon } from './types.ts';

const want = '(?:我要|我想|帮我|请|要|想)*';
const change = '(?:改一下|改下|修改一下|修改|改正|更正|重新填写|重新填|重填|重新回答|回头改|改)';
const wrong =
  '(?:填错|写错|说错|选错|弄错|搞错|答错|打错|错)(?:了|啦)?|不对|有问题|要改|不准|改一下|改下|要修改';
const earlier =
  '(?:上一?个?(?:题|道题|个|步|条|问题)|前一?个?(?:题|个|条|问题)|前面那?个?(?:题|问题)?|刚才那?个?(?:题|问题)?|刚刚那?个?(?:题|问题)?|上面那?个?(?:题|问题)?)';
const no = '第?(\\d{1,3}|[一二三四五六七八九十]{1,3})';

const mistake = /^我?(?:刚才|刚刚|前面|上面)?(?:填|写|说|选|弄|搞|打|按|答)错(?:了|啦)$/;
const previous = [
  new RegExp(`^(?:我|把)*${earlier}(?:我|的)*(?:答案)?(?:${wrong})`),
  new RegExp(`^${want}${change}${earlier}`),
];
const numbered = [
  new RegExp(`^${want}${change}${no}(?:题|个|项|条|步|个问题)$`),
  new RegExp(`^${want}${change}第(\\d{1,3}|[一二三四五六七八九十]{1,3})$`),
  new RegExp(`^${want}(?:回到|返回|退到|跳到|去)${no}(?:题|个|项|条|步|个问题)$`),
  new RegExp(`^${no}(?:题|个|项|条|步|个问题)(?:我|的)*(?:${wrong})`),
  new RegExp(`^${want}${change}(\\d{1,2})$`),
];

const named = [
  new RegExp(`^(?:我|把|那个|前面|刚才|前头|刚刚)*的?(.{1,10}?)(?:我|的)*(?:${wrong}|要改|想改|改一?下)$`),
  new RegExp(`^${want}${change}(?:一下)?(?:我|那个|前面|刚才)*的?(.{1,10})$`),
];
/** What may stand after the name of a question: 收入那题, 电话号码这一栏. */
const pointer = /(?:的|那|这|一|个|题|项|条|栏|处|里|答案|地方)+$/;

/** 上一题填错了, 改第3题, 身份证号码填错了: which earlier answer is to be corrected; null when none is. */
export function parseCorrection(
  text: string,
  { lexicon, fields = [] }: { lexicon: Lexicon; fields?: CorrectableField[] },
): CorrectionTarget | null {
  const said = bare(text).replace(/[吧啊哈呢嘛]+$/, '');
  if (said.length > 24) return null;
  if (mistake.test(said)) return { kind: 'previous' };
  for (const pattern of named) {
    const field = findField(pattern.exec(said)?.[1] ?? '', fields, lexicon);
    if (field !== null) return { kind: 'field', no: field };
  }
  if (previous.some((pattern) => pattern.test(said))) return { kind: 'previous' };
  for (const pattern of numbered) {
    const sign = pattern.exec(said)?.[1];
    const at = sign === undefined ? null : readNumeral(sign, 0);
    if (at && at.min === at.max && at.min >= 1) return { kind: 'number', no: String(at.min) };
  }
  return null;
}

/** The one question that bears the name: its own label, a part of it, or what its type is called. */
export function findField(name: string, fields: CorrectableField[], { kinds = {} }: Lexicon): string | null {
  const whole = bare(name);
  const said = whole.length > 2 ? whole.replace(pointer, '') : whole;
  if (said.length < 2) return null;
  const one = (fits: (field: CorrectableField) => boolean): string | null => {
    const [only, ...others] = fields.filter(fits);
    return only !== undefined && others.length === 0 ? only.no : null;
  };
  const labelled = (field: CorrectableField, fits: (label: string) => boolean) =>
    field.labels.some((label) => fits(bare(label)));
  return (
    one((field) => labelled(field, (label) => label === said)) ??
    one((field) =>
      labelled(field, (label) => label.length > 1 && (label.includes(said) || said.includes(label))),
    ) ??
    one(({ type }) => kinds[type]?.includes(said) === true)
  );
}
