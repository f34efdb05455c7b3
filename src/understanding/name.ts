import { readGroup } from './address.ts';
import type { Reading } from './reading.ts';
import type { Lexicon, Place } from './types.ts';
import { soundOf } from './sound.ts';
import { isWhole, wholeForms } from './words.ts';

const person = /^[\p{Script=Han}]{2,20}$|^(?=.{3,20}$)[\p{Script=Han}]+(?:·[\p{Script=Han}]+)+$/u;
/** Signs that stand in sentences and seldom in names: one makes a name doubtful, two make it a sentence. */
const sentence = /[什么怎吗呢吧不没了在我你他她这那谁]/g;
/** Signs that stand in no name. */
const never = /[的是吗呢吧]|什么|怎么/;
/** What stands before a name inside a sentence. */
const naming =
  /^.{0,12}?(?:户主|大名|小名|学名|名叫|叫做|叫|写的是|写的|登记的是|登记的|名字是|姓名是|大名是|大名|就写|写|填|是)+/;
/** 我, 王书记, 王婆婆: who somebody is to others, and no name. */
const calling =
  /^[我你他她俺咱您跟照按]|(?:书记|主任|村长|队长|组长|会计|老师|医生|婆婆|奶奶|爷爷|大爷|大娘|大妈|大叔|大伯|大哥|大姐|叔叔|阿姨|嫂子|老板|师傅|先生|女士|同志)$/;
/** What may follow one. */
const trail =
  /(?:(?:小名|外号|绰号).{1,4}|就?是我(?:的)?(?:名字|大名|姓名|名)?|不是(?:我|他|她)(?:自己)?|就是了|就对了|就行了|就好了|就可以了|就是|这个名字|这个人|的名字|了|吧|啊|呀|哈|嘛|哦|咯|撒|噻)+$/;
const area = /(?:村|镇|乡|县|市|社区|街道|居委会|村委会|大队)$/;

/** A person's name: 2 to 20 signs, blanks inside taken out, 我叫 and the like taken off. Never shortened silently. */
export function readName(text: string, places: Place[], lexicon: Lexicon): Reading {
  const whole = text
    .replace(/[•・‧∙．.]/g, '·')
    .replace(/\(.*\)$/, '')
    .replace(/[。!?~\s]+$/u, '');
  if (isPlace(whole.replace(/\s+/g, ''), places, lexicon)) return { reject: ['not_a_name'] };
  const clauses = withoutLead(whole.trim(), lexicon).split(/[,;、，；。]|(?<=\p{Script=Han}) ?(?=\d)/u);
  const plain = withoutLead((clauses[0] ?? '').replace(/\s+/g, ''), lexicon).replace(/[吧啊呀哈嘛]$/, '');
  const doubts = plain.match(sentence)?.length ?? 0;
  const isPlain = doubts === 0 && (plain.length <= 4 || plain.includes('·'));
  const isFormal = /大名|学名|户口|身份证/.test(whole);
  if (
    isPlain &&
    !isFormal &&
    isName(plain, lexicon) &&
    (plain.includes('·') || beginsLikeOne(plain, lexicon))
  )
    return meant(plain, whole, lexicon);
  const inside = findInside(whole, lexicon);
  if (inside !== null) return { values: [{ type: 'name', name: inside }], reasons: ['fuzzy'] };
  const called = /^.{1,10}?(?:名叫|叫做|叫)(.{2,})$/.exec(plain)?.[1] ?? plain;
  return (called.match(sentence)?.length ?? 0) <= 1 && isName(called, lexicon)
    ? { values: [{ type: 'name', name: called }], reasons: ['fuzzy'] }
    : null;
}

function isName(name: string, lexicon: Lexicon): boolean {
  const forms = wholeForms(name, lexicon);
  return (
    person.test(name) &&
    !never.test(name) &&
    !calling.test(name) &&
    withoutPerson(name, lexicon) !== '' &&
    ![lexicon.yes, lexicon.no, lexicon.pleasantries].some((words) => isWhole(forms, words))
  );
}

/** Begins with a family name and is as long as such names are. */
function beginsLikeOne(name: string, { surnames = [] }: Lexicon): boolean {
  return surnames.some((surname) => {
    const given = name.length - surname.length;
    return name.startsWith(surname) && given >= 1 && given <= 2;
  });
}

/** 户主是我爸，叫郑大海 · 弓长张，张玉成: the last clause that is a name, alone or behind a word that names. */
function findInside(text: string, lexicon: Lexicon): string | null {
  const signs = text.split(/[,;、，；。!\s]+/u);
  const spelled = signs.every((sign) => sign.length === 1) ? [signs.join('')] : signs;
  const clauses = spelled.map((clause) => clause.replace(trail, ''));
  const fits = (name: string) =>
    /^\p{Script=Han}{2,4}$/u.test(name) &&
    (name.match(/[什怎不没了这那谁在]/g)?.length ?? 0) === 0 &&
    beginsLikeOne(name, lexicon) &&
    isName(name, lexicon);
  const names = clauses.flatMap((clause) => {
    const bare = withoutLead(clause, lexicon);
    const told = bare.replace(naming, '');
    // 我是三组的张光明 · 我儿子刘强
    return [
      bare,
      told,
      withoutPerson(bare, lexicon),
      withoutPerson(told, lexicon),
      told.replace(/^.{1,8}的(?=.{2,4}$)/u, ''),
    ]
      .filter(fits)
      .slice(0, 1);
  });
  // 刘大贵，文刀刘: the sign of the family name, spelled out behind the name.
  const spelledOut = names.filter((name) =>
    names.some((other) => other !== name && name.endsWith(other[0] ?? '')),
  );
  return names.findLast((name) => !spelledOut.includes(name)) ?? names.at(-1) ?? null;
}

/** 桃沟村3组, 石桥村: where somebody lives is not who they are. */
function isPlace(text: string, places: Place[], lexicon: Lexicon): boolean {
  const said = withoutLead(text, lexicon).replace(/的$/, '');
  if (readGroup(said) !== null && /(?:组|社|队|屯)$/.test(said)) return true;
  if (places.some(({ name, aliases = [] }) => name === said || aliases.includes(said))) return true;
  return area.test(said) && said.length > 2 && !(beginsLikeOne(said, lexicon) && !/家.$/.test(said));
}

/** 我老公杨昌明: who it is of, and the name. */
function withoutPerson(text: string, { persons = [] }: Lexicon): string {
  const rest = text.replace(/^(?:就?写|填|登记)?(?:我们?家?|他|她)?(?:的)?/, '');
  const whose = persons.filter((word) => rest.startsWith(word)).toSorted((a, b) => b.length - a.length)[0];
  return rest.slice(whose?.length ?? 0);
}

function withoutLead(text: string, lexicon: Lexicon): string {
  const lead = (lexicon.answers ?? [])
    .filter((word) => text.startsWith(word))
    .toSorted((a, b) => b.length - a.length)[0];
  return text.slice(lead?.length ?? 0).replace(/^[:,是叫\s]+/, '');
}

/** 陈建，是健康的健 → 陈健: the sign that is explained, in the place of the one that sounds like it. */
function meant(name: string, whole: string, lexicon: Lexicon): Reading {
  const sign = /(?:是|,|，|\s)\p{Script=Han}{2,3}的(\p{Script=Han})(?:那个|这个)?$/u.exec(whole)?.[1];
  const at =
    sign === undefined || name.includes(sign)
      ? -1
      : [...name].findIndex((each) => soundOf(each, lexicon) === soundOf(sign, lexicon));
  if (sign === undefined || at < 0) return { values: [{ type: 'name', name }], reasons: [] };
  return {
    values: [{ type: 'name', name: name.slice(0, at) + sign + name.slice(at + 1) }],
    reasons: ['self_corrected'],
  };
}
