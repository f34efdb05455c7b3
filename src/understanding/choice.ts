import { findLabels, type KnownChoice, withWords } from './choice-labels.ts';
import { readKeys } from './choice-keys.ts';
import { bare } from './normalize.ts';
import type { Reading } from './reading.ts';
import type { Choice, FieldSpec, Lexicon, ReasonCode } from './types.ts';
import { soundOf } from './sound.ts';
import { isWhole, wholeForms } from './words.ts';

const nothingHappened = /^(?:啥|什么|哪样)?(?:都|也)?没(?:有|得)?(?:遭|受|碰|遇|出过?|发生)/;
const noneLabel = /^(?:以上)?(?:没有|没得|无$|都(?:没|不是))/;

/** 1和2，不对，是1和3; 原来是土房，现在住楼房: what holds is what is said last. */
const better =
  /^.{1,20}[,。;!\s](?:哦?不对|说错了?|搞错了?|写错了?|错了)[,。;!\s]*(?:应该)?是?(.+)$|^(?:原来|原先|以前|过去|早先).{1,12}[,。;\s]?(?:现在|如今|眼下|眼前)(.+)$/;

/** One or several of the choices, by number, letter, label or other words for it. */
export function readChoice(text: string, field: FieldSpec, lexicon: Lexicon): Reading {
  const [, corrected, now] = better.exec(text) ?? [];
  const last = corrected ?? now;
  const meant = last === undefined ? null : readChoice(last, field, lexicon);
  if (meant && !('reject' in meant)) return { ...meant, reasons: [...meant.reasons, 'self_corrected'] };
  const choices = (field.choices ?? []).map((choice) => withWords(choice, lexicon));
  const multiple = field.type === 'select_multiple';
  const give = (picked: Choice[], reasons: ReasonCode[] = []): Reading =>
    toReading(picked, multiple, reasons);
  const forms = wholeForms(text, lexicon);
  const whole = choices.filter((choice) => isWhole(forms, namesOf(choice)));
  // 2号 of two villages is no place in the list: which one is asked.
  if (whole.length > 0) return give(whole, whole.length > 1 ? ['fuzzy'] : []);
  const keyed = readKeys(text, forms, choices, multiple);
  if (keyed === 'no_such_choice') return { reject: ['no_such_choice'] };
  // By what people read: 干不了 is none of nothing, whatever its code is called.
  const none = choices.find(({ label }) => noneLabel.test(label));
  // Something and nothing at once is never certain.
  if (keyed) return give(keyed, keyed.length > 1 && keyed.some((one) => one === none) ? ['fuzzy'] : []);
  if (
    none &&
    (isWhole(forms, lexicon.none) ||
      isWhole(forms, lexicon.no) ||
      /^(?:以上)?都(?:不是|没有|没得|不)$/.test(bare(text)))
  )
    return give([none]);
  const said = bare(text);
  if (multiple && /^(?:都有|都是|全都有|全部|全有|全选|都要|都选|每样都有)了?$/.test(said)) {
    return give(choices.filter((choice) => choice !== none));
  }
  // 种点地, 喂些猪
  const close = text.replace(
    /(?<=[种喂养打卖做栽看])(?:了|点|些|几|个|头|只|亩|[一二两三四五六七八九])+(?=[\p{Script=Han}])/gu,
    '',
  );
  const { found, denied, spare, hinted } = moreOf(
    findLabels(text.replaceAll('还有', ''), choices),
    findLabels(close, choices),
  );
  // 砖房, of 砖木房 and 砖混房
  const alike = choices.filter(
    ({ label }) => label.length === said.length + 1 && label[0] === said[0] && label.at(-1) === said.at(-1),
  );
  if (alike.length > 1 && said.length > 1 && (hinted || found.length === 0)) return give(alike, ['fuzzy']);
  const all =
    /^(?:除了|除开|除去)(.{1,6}?)(?:以外|之外|外)?[,]?(?:其他的?|别的)?(?:都|全)(?:有|是|要|选)?了?$/.exec(
      said,
    )?.[1];
  const left = all === undefined || !multiple ? null : readKeys(all, [all], choices, true);
  if (left && left !== 'no_such_choice')
    return give(
      choices.filter((choice) => choice !== none && !left.includes(choice)),
      ['fuzzy'],
    );
  const except =
    /^(?:除了|除开|除去)/.test(said) && /(?:都|全)(?:有|是|要|选|种|养|做|领|搞)?了?$/.test(said);
  if (multiple && except && found.length > 0) {
    return give(
      choices.filter((choice) => choice !== none && !found.includes(choice)),
      ['fuzzy'],
    );
  }
  if (found.length === 0) {
    // 低保没有，养老金也没有; 没遭灾, of what the question asks for
    if (none && (denied || nothingHappened.test(said))) return give([none], ['fuzzy']);
    const signs = signsOf(said, choices);
    if (signs.length > 0) return give(signs, ['fuzzy']);
    const part = partlyNamed(said, choices);
    return give(part.length > 0 ? part : soundingLike(said, choices, lexicon), ['fuzzy']);
  }
  const digit = /\d+/.exec(said)?.[0];
  const named = digit === undefined ? undefined : choices[Number(digit) - 1];
  if (named && !found.includes(named)) return give([...found, named], ['several_values']);
  // 低保跟养老: a part without a choice of its own must not be dropped silently.
  const parts = multiple ? text.split(/[,、;\s和跟与及]|还有/).map(bare) : [];
  const isPartial = parts.some((part) => hasNoLabel(part, choices));
  // 旱和雹子
  const signs = parts.filter((part) => part.length === 1).flatMap((part) => signsOf(part, choices));
  const more = signs.filter((choice) => !found.includes(choice));
  const isFuzzy = hinted || isPartial || more.length > 0 || (spare > 4 && digit === undefined);
  // 猪没养了，就几只鸡: what there is leaves no room for none.
  const picked = [...found, ...more];
  return give(
    picked.length > 1 && multiple ? picked.filter((choice) => choice !== none) : picked,
    isFuzzy ? ['fuzzy'] : [],
  );
}

function moreOf<T extends { found: unknown[] }>(plain: T, close: T): T {
  return close.found.length > plain.found.length ? close : plain;
}

/** 就是旱: a choice's own word of one sign, which longer words would have been before. */
function signsOf(said: string, choices: KnownChoice[]): Choice[] {
  return choices.filter((choice) =>
    namesOf(choice).some(
      (word) =>
        word.length === 1 &&
        word !== '好' &&
        new RegExp(`(?<!没|不|无|不是|没有|没得)${word}`, 'u').test(said),
    ),
  );
}

function toReading(picked: Choice[], multiple: boolean, reasons: ReasonCode[]): Reading {
  if (picked.length === 0) return null;
  if (multiple)
    return { values: [{ type: 'select_multiple', choices: picked.map(({ name }) => name) }], reasons };
  const values = picked.map(({ name }) => ({ type: 'select_one', choice: name }) as const);
  return { values, reasons: picked.length > 1 ? ['several_values'] : reasons };
}

/** 种植 for 种植收入, 选种植的: the one choice of whose label it is the beginning. */
function partlyNamed(said: string, choices: KnownChoice[]): Choice[] {
  const core = said.replace(/^(?:我|俺)?(?:选|就是|只有|是)/, '').replace(/[的了吧啊呢]+$/, '');
  const fits = core.length < 2 ? [] : choices.filter(({ label }) => bare(label).startsWith(core));
  return fits.length === 1 ? fits : [];
}

/** 打共 for 打工: the one choice that sounds like what was said, or occurs in it by its sound. */
function soundingLike(said: string, choices: KnownChoice[], lexicon: Lexicon): Choice[] {
  if (said.length < 2 || said.length > 12 || /[没不冇莫]/.test(said)) return [];
  const sound = soundOf(said, lexicon);
  const fits = choices.filter((choice) =>
    namesOf(choice).some((word) => word.length >= 2 && sound.includes(soundOf(bare(word), lexicon))),
  );
  return fits.length === 1 ? fits : [];
}

function hasNoLabel(said: string, choices: KnownChoice[]): boolean {
  return said.length >= 2 && !/^\d+$/.test(said) && findLabels(said, choices).found.length === 0;
}

/** Every way to say a choice. */
function namesOf({ label, words }: Choice): string[] {
  return [label, ...(words ?? [])];
}
