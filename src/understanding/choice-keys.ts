import { squeeze } from './normalize.ts';
import { readNumeral } from './numeral.ts';
import { digitAt } from './numeral-signs.ts';
import type { Choice } from './types.ts';

const counter = '(?:个|项|号|条|种|样|题)?';
const keyPattern = `(?:我(?=[选要]?第))?(?:选|要|是|就|只有|有|第|答案)*(\\d{1,3}|[一二三四五六七八九十两]{1,3}|[a-z])${counter}`;
const single = new RegExp(`^${keyPattern}$`);
const span = new RegExp(`^${keyPattern}(?:到|至|-|~)${keyPattern}$`);
const separators = /(?:[,、;.。\s/+&]|和|跟|与|及|以及|还有|加上|加)+/;

/** Choices by their number, place or letter; `no_such_choice` for a key that no choice has, null when these are no keys. */
export function readKeys(
  text: string,
  forms: string[],
  choices: Choice[],
  multiple: boolean,
): Choice[] | 'no_such_choice' | null {
  if (forms.some((form) => /^(?:选|是)?(?:最后|最后头|最下面)(?:那|一|1)?(?:个|项|条|种)$/.test(form)))
    return choices.slice(-1);
  const fromEnd = forms
    .map((form) => /^(?:选|是)?倒(?:数|着数)?第?([一二两三四五六七八九1-9])(?:个|项|条|种)?$/.exec(form)?.[1])
    .find((sign) => sign !== undefined);
  if (fromEnd !== undefined) {
    const last = choices.at(-(readNumeral(fromEnd, 0)?.min ?? 0));
    return last === undefined ? 'no_such_choice' : [last];
  }
  if (forms.some((form) => /^(?:选|是)?(?:头|最前面|最上面|打头)(?:那|一|1)?(?:个|项|条|种)$/.test(form)))
    return choices.slice(0, 1);
  const said = squeeze(text)
    // 第一第四
    .replace(/(?<=[\d一二三四五六七八九十个项])第/g, '、第')
    .replace(/[了吧的啊哈呢嘛。.!]+$/, '')
    .replace(/(?:(?<![前后面头])这?(?:两个|两样|几个|几样))?都(?:有|是|要|选)$/, '');
  if (said.length > 60) return null;
  if (/^[两二三四五六七八九]个都(?:有|是)/.test(squeeze(text))) return null;
  const firstFew = multiple
    ? /^(?:就|选)?(?:前|前面|前头|上面)([二两三四五六七八九2-9])(?:个|项|条|种|样)?$/.exec(said)?.[1]
    : undefined;
  if (firstFew !== undefined) return choices.slice(0, readNumeral(firstFew, 0)?.min ?? 0);
  const lastFew = multiple
    ? /^(?:就|选)?(?:后|后面|后头|下面|最后)([二两三四五六七八九2-9])(?:个|项|条|种|样)?$/.exec(said)?.[1]
    : undefined;
  if (lastFew !== undefined) return choices.slice(-(readNumeral(lastFew, 0)?.min ?? choices.length));
  const range = span.exec(said);
  if (range && multiple) {
    const [from, to] = [indexOf(range[1], choices), indexOf(range[2], choices)];
    if (from === null || to === null || from > to) return 'no_such_choice';
    return choices.slice(from, to + 1);
  }
  const picked: Choice[] = [];
  for (const part of said.split(separators).filter((piece) => piece !== '')) {
    const found = single.exec(part)?.[1];
    const run =
      multiple && found === undefined
        ? /^(?:[一二三四五六七八九]{2,}|[a-z]{2,}|\d{2,})$/.exec(part)?.[0]
        : found;
    if (run === undefined) return null;
    const at = indexOf(run, choices);
    const spelled =
      at === null && multiple && run.length > 1 ? [...run].map((sign) => indexOf(sign, choices)) : [at];
    for (const index of spelled) {
      const choice = index === null ? undefined : choices[index];
      if (choice === undefined) return /[a-z]{2,}/.test(run) ? null : 'no_such_choice';
      if (!picked.includes(choice)) picked.push(choice);
    }
  }
  if (picked.length === 0 || (!multiple && picked.length > 1)) return null;
  return choices.filter((choice) => picked.includes(choice));
}

function indexOf(key: string | undefined, choices: Choice[]): number | null {
  if (key === undefined) return null;
  const byName = choices.findIndex(({ name }) => name.toLowerCase() === key);
  if (byName >= 0) return byName;
  const letter = /^[a-z]$/.test(key) ? key.charCodeAt(0) - 97 : null;
  const signs =
    key.length > 1 && !/[十\d]/.test(key) ? null : (readNumeral(key, 0)?.min ?? digitAt(key, 0) ?? null);
  const place = letter ?? (signs === null ? null : signs - 1);
  return place !== null && Number.isInteger(place) && place >= 0 && place < choices.length ? place : null;
}
