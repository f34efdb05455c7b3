import { bare } from './normalize.ts';
import type { Reading } from './reading.ts';
import type { FieldSpec, Lexicon, ReasonCode } from './types.ts';
import { findWord, isWhole, wholeForms } from './words.ts';

/** Yes or no, by the longest whole match and not by substrings: 没错 is yes, 哪有 is no, 也不是没有 is a careful yes. */
export function readYesNo(text: string, field: FieldSpec, lexicon: Lexicon): Reading {
  const forms = wholeForms(text, lexicon);
  const own = (name: string) => field.choices?.find((choice) => choice.name === name);
  const whole = bare(text);
  for (const [name, yes] of [
    ['yes', true],
    ['no', false],
  ] as const) {
    const choice = own(name);
    if (choice && isWhole(forms, [choice.label, ...(choice.words ?? [])])) return answer(yes, []);
  }
  const digit = /^(?:选|第)?([1-2一二])(?:个|项|号)?$/.exec(forms.at(-1) ?? '')?.[1];
  if (digit !== undefined) return answer(digit === '1' || digit === '一', []);
  for (const { asked, yes, no } of lexicon.polarity ?? []) {
    if (!findWord(field.asked ?? '', asked)) continue;
    if (isWhole(forms, no)) return answer(false, []);
    if (isWhole(forms, yes)) return answer(true, []);
  }
  for (const form of forms) {
    if (isWhole([form], lexicon.no)) return answer(false, []);
    if (isWhole([form], lexicon.yes)) return answer(true, []);
  }
  if (isWhole(forms, lexicon.soft_no)) return answer(false, ['vague']);
  if (isWhole(forms, lexicon.soft_yes)) return answer(true, ['vague']);
  return readLoosely(whole, lexicon) ?? readClauses(text, lexicon);
}

/** 同意，那很好: the first clause that is a yes or a no speaks for the rest. */
function readClauses(text: string, lexicon: Lexicon): Reading {
  const clauses = text.split(/[,。;!?\s]|所以我?/);
  for (const clause of clauses.length > 1 ? clauses.slice(0, 6) : []) {
    const forms = wholeForms(clause, lexicon);
    if (clause === '') continue;
    if (isWhole(forms, lexicon.no)) return answer(false, ['fuzzy']);
    if (isWhole(forms, lexicon.yes)) return answer(true, ['fuzzy']);
  }
  return null;
}

/** Sentences: a hedge, or a verb said or denied. Always read back. */
function readLoosely(whole: string, lexicon: Lexicon): Reading {
  if (whole.length > 30) return null;
  const hedge = findWord(whole, lexicon.hedges);
  const rest = hedge === undefined ? whole : whole.replace(hedge, '');
  if (/不是没|不是不|有没有|是不是|会不会|能不能|吗$/.test(rest)) {
    return /不是(?:没|不)/.test(rest) && !/[吗?]/.test(rest) ? answer(true, ['fuzzy']) : null;
  }
  if (/(?:现在|后来|如今|今年)(?:都|也|就)?(?:没|不)/.test(rest)) return answer(false, ['fuzzy']);
  const forms = wholeForms(rest, lexicon);
  if (hedge !== undefined) {
    if (isWhole(forms, lexicon.no)) return answer(false, ['vague']);
    if (isWhole(forms, lexicon.yes)) return answer(true, ['vague']);
  }
  if (/^(?:还|也|都|从来|并|又|我|我们|家里|咱|一直|暂时|目前)*(?:没|不|未|莫|冇|别)/.test(rest)) {
    return rest.length <= 5 && !/^不(?:止|光|仅|但|少)/.test(rest)
      ? answer(false, ['fuzzy'])
      : rest.length <= 12 && !/[有是]/.test(rest.slice(2))
        ? answer(false, ['fuzzy'])
        : null;
  }
  if (
    /^(?:都|也|我|我们|家里|咱|一直|目前|现在|已经|早就)*(?:有|是|会|能|要|愿意|同意|办|买|参加|住|去)/.test(
      rest,
    ) &&
    !/[没不哪啥]/.test(rest) &&
    rest.length <= 12
  ) {
    return answer(true, ['fuzzy']);
  }
  return null;
}

function answer(yes: boolean, reasons: ReasonCode[]): Reading {
  return { values: [{ type: 'yes_no', yes }], reasons };
}
