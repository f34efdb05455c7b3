import { digitRuns } from './id-number.ts';
import { readNumeral } from './numeral.ts';
import type { Reading } from './reading.ts';

const mobile = /^1[3-9]\d{9}$/;
/** Area code and number; numbers never begin with 0 or 1. */
const landline = /^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/;

/** A mobile number or a landline with its area code, typed or spoken (幺三八…). Always read back. */
export function readPhone(text: string): Reading {
  const plain = spellOut(latest(text)).replace(/\+?\b(?:0086|86)[\s-]?(?=1[3-9])/, '');
  const runs = digitRuns(plain).filter((run) => run.length >= 5);
  const found = [
    ...new Set(runs.flatMap(splitPhones).filter((run) => mobile.test(run) || landline.test(run))),
  ];
  if (found.length > 0) {
    const reasons = found.length > 1 ? (['several_values'] as const) : (['high_risk'] as const);
    return { values: found.map((phone) => ({ type: 'phone', phone })), reasons: [...reasons] };
  }
  return runs.length > 0 ? { reject: ['phone_wrong'] } : null;
}

/** Two mobile numbers said in one breath; any other length stays whole and is refused. */
function splitPhones(run: string): string[] {
  return run.length === 22 && run[11] === '1' ? [run.slice(0, 11), run.slice(11)] : [run];
}

/** 原来是133…，换了，现在181… → the number that holds. */
function latest(text: string): string {
  const [, now] =
    /(?:换了?|停了?|不用了|原来|以前|老号|旧号).{0,20}?(?:现在|新号|新的|换成|改成|改用|如今)(.+)$/.exec(
      text,
    ) ?? [];
  return now !== undefined && digitRuns(now).some((run) => run.length >= 11) ? now : text;
}

const spoken = '[\\d零〇一二三四五六七八九幺洞拐勾两]';
/** What people say while they look for the next digits. */
const pause = new RegExp(
  `(?<=${spoken})[\\s,.]*(?:嗯|呃|额|啊|哦|那个|然后|再来|再|接着|接到|完了|是)+[\\s,.]*(?=${spoken})`,
  'g',
);
/** 三组的, 一个号: a number of something else. */
const counted = new RegExp(`${spoken}{1,2}(?=组|社|队|村|口|岁|楼|单元|个|位|家)`, 'g');

/** 前面是139，后面八个8 → 139, 88888888; an area code stands without its brackets. */
function spellOut(text: string): string {
  return text
    .replace(/[()]|(?:前面|前头|开头|中间|后面|后头|最后|尾号)(?:是|四位|几位)*/g, ' ')
    .replace(
      /([二两三四五六七八2-8])个([\d零幺一二三四五六七八九])(?!位)/g,
      (_, times: string, digit: string) => digit.repeat(readNumeral(times, 0)?.min ?? 1),
    )
    .replace(pause, ' ')
    .replace(counted, '/');
}
