import { bare } from './normalize.ts';
import { readNumeral } from './numeral.ts';
import type { CorrectionTarget } from './types.ts';

const want = '(?:我要|我想|帮我|请|要|想)*';
const change = '(?:改一下|改下|修改一下|修改|改正|更正|重新填写|重新填|重填|重新回答|回头改|改)';
const wrong =
  '(?:填错|写错|说错|选错|弄错|搞错|答错|打错|错)(?:了|啦)?|不对|有问题|要改|不准|改一下|改下|要修改';
const earlier =
  '(?:上一?个?(?:题|个|步|条|问题)|前一?个?(?:题|个|条|问题)|前面那?个?(?:题|问题)?|刚才那?个?(?:题|问题)?|刚刚那?个?(?:题|问题)?|上面那?个?(?:题|问题)?)';
const no = '第?(\\d{1,3}|[一二三四五六七八九十]{1,3})';

const mistake = /^我?(?:刚才|刚刚|前面|上面)?(?:填|写|说|选|弄|搞|打|按|答)错(?:了|啦)$/;
const previous = [
  mistake,
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

/** 上一题填错了, 改第3题: which earlier answer is to be corrected; null when the words ask for no correction. */
export function parseCorrection(text: string): CorrectionTarget | null {
  const said = bare(text).replace(/[吧啊哈呢嘛]+$/, '');
  if (said.length > 24) return null;
  if (previous.some((pattern) => pattern.test(said))) return { kind: 'previous' };
  for (const pattern of numbered) {
    const sign = pattern.exec(said)?.[1];
    const at = sign === undefined ? null : readNumeral(sign, 0);
    if (at && at.min === at.max && at.min >= 1) return { kind: 'number', no: at.min };
  }
  return null;
}
