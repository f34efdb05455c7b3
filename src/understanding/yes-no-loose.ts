import type { Lexicon, ReasonCode } from './types.ts';
import { findWord, isWhole, wholeForms } from './words.ts';

/** Longest sentence that is judged by its form alone. */
const longest = 30;

const subject =
  '(?:还|也|都|从来|并|又|我|你|他|她|们|家|屋|头|里|咱|一直|暂时|目前|现在|已经|早就|去年|前年|今年|真的?|确实|肯定|根本|压根)*';
const denial = new RegExp(`^${subject}(没有|没得|莫得|没|不是|不|未|莫|冇|别)(.*)$`);
const verb = new RegExp(`^${subject}(?:有|是|会|能|要|愿意|同意|办|买|参加|住|去|领|报|交)`);
const question = /有没有|有没得|有冇|是不是|会不会|能不能|要不要|吗$|忘.*没[有得]?$/;
const doubleDenial = /不是(?:没|不)|不.{1,3}不(?:行|得行|成|可以)/;
const act = '(?:交|买|办|参加|参|领|享受|住|去|报|有|上|吃|缴)';
const closedNo = new RegExp(
  `^[^了过\\d]*(?:没|未|莫|冇|(?:搞|弄)?忘(?:了|记了?)?|来不及|懒得)(?:有|得)?(?:来得及|顾得上|去|想到)?${act}(?:成|上|到|过|的|了)*$`,
);
const closedYes = new RegExp(`(?<![提上])${act}(?:的|了|过|起|起的|着)*$`);
/** 没有不交的, 不能说没有, 我不反对: two denials are a yes. */
const twice = new RegExp(
  `不[能敢好](?:说|讲)是?[没不]|(?:没[有得]?|不会|不可能|哪有|从来没有?)不${act}|不[得能]不|(?:不|没有?|没得|没人|没哪个|没得人)(?:反对|拒绝|否认|介意)`,
);
/** 咋会没交, 哪家没得: who asks so, has it. 哪会有, 咋可能交: who asks so, has not. */
const surely = /^(?:咋|咋个|怎么|哪|哪个|哪家|哪户|谁|谁家)(?:会|能|可能|敢)?(?:没|不|莫|冇)/;
const surelyNot =
  /^(?:哪(?:里|儿)?(?:有|来)(?:这|那|的)|哪会|哪能|哪里会|咋会|咋个会|怎么会|(?:咋|咋个|哪|怎么)可能)[^没不莫冇]/;
/** What was not, and is now. */
const now = /(?:没|不).{0,6}(?:现在|后来|如今|今年|才|已经)(?:都|也|就|又|才)*[^没不莫冇未都也就又才]/;
/** What was, and is no more. */
const over = /(?:现在|后来|如今|今年|早就|已经)(?:都|也|就)?(?:没|不)/;

/** Whether one clause denies a denial. */
export function deniesTwice(text: string): boolean {
  return text.length <= longest && !/[,。;!?\s]./.test(text) && !question.test(text) && twice.test(text);
}

/** A sentence by its form: denied or said, hedged or not. Never certain; null where the form says nothing. */
export function judgeLoosely(whole: string, lexicon: Lexicon): { yes: boolean; reason: ReasonCode } | null {
  if (whole.length > longest) return null;
  if (
    findWord(
      whole,
      lexicon.unknown.filter((word) => word.length > 2),
    ) !== undefined
  )
    return null;
  const hedge = findWord(whole, lexicon.hedges);
  const rest = hedge === undefined ? whole : whole.replace(hedge, '');
  const reason = hedge === undefined ? 'fuzzy' : 'vague';
  if (question.test(rest)) return null;
  if (doubleDenial.test(rest)) return { yes: true, reason };
  if (surelyNot.test(rest)) return { yes: false, reason };
  if (surely.test(rest)) return { yes: true, reason };
  if (now.test(rest)) return { yes: true, reason };
  if (over.test(rest)) return { yes: false, reason };
  if (hedge !== undefined) {
    const forms = wholeForms(rest, lexicon);
    if (isWhole(forms, lexicon.no)) return { yes: false, reason };
    if (isWhole(forms, lexicon.yes)) return { yes: true, reason };
  }
  const denied = denial.exec(rest);
  if (denied) {
    const tail = denied[2] ?? '';
    // 不止, 不光: more than that, not less.
    const isMore = denied[1] === '不' && /^[止光仅但少]/.test(tail);
    return !isMore && tail.length <= 8 && !/[没不]|^有|是有/.test(tail) ? { yes: false, reason } : null;
  }
  if (closedNo.test(rest)) return { yes: false, reason };
  const isSaid =
    rest.length <= 12 &&
    !/[没不哪啥冇莫]/.test(rest) &&
    (verb.test(rest) || closedYes.test(rest) || /过(?:了|的)?$/.test(rest));
  return isSaid ? { yes: true, reason } : null;
}
