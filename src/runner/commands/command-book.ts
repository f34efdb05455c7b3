import { parse } from 'yaml';
import { z } from 'zod';
import { roles, type Role } from '../../core/index.ts';

/** What the bot answers at once, without a talk. */
export const commandNames = [
  'help',
  'status',
  'tasks',
  'human',
  'resume',
  'requests',
  'take',
  'listen',
  'look',
  'hand_back',
  'satisfied',
  'unsatisfied',
  'bind_person',
  'bind_group',
  'claims',
  'agree',
  'decline',
  'got',
  'missing',
] as const;
export type CommandName = (typeof commandNames)[number];

const schema = z.strictObject({
  commands: z.array(
    z.strictObject({
      name: z.enum(commandNames),
      words: z.array(z.string().min(1)).min(1),
      roles: z.array(z.enum(roles)).optional(),
      /** The word is followed by a number, and perhaps by more words. */
      numbered: z.boolean().optional(),
      /** The word is followed by the number of a case, and perhaps by a page. */
      aboutCase: z.boolean().optional(),
    }),
  ),
  /** Words that sound like trouble at home. */
  hardship: z.array(z.string().min(1)),
  /** What a lone digit means when no question is open: the words of a command or a trigger. */
  menus: z.strictObject({
    villager: z.record(z.string(), z.string()),
    cadre: z.record(z.string(), z.string()),
    office: z.record(z.string(), z.string()),
  }),
  /** Words of acts in the order in which a menu lists them. */
  acts: z.array(z.string().min(1)),
});

export interface Command {
  name: CommandName;
  /** Who may use it; absent: anyone. */
  roles: readonly Role[] | undefined;
  /** Of a numbered command: of a request, or a one-time code. */
  number?: number;
  /** What stood behind the number. */
  rest?: string;
  /** Of a command about a case. */
  case?: CaseNumber;
}

/** `2026-0031`, or without the year, and which page of it. */
export interface CaseNumber {
  year?: string;
  number: string;
  page: number;
}

/** Whose menu: a villager's, that of whoever visits households, that of an office. */
export type MenuKind = 'villager' | 'cadre' | 'office';

export interface CommandBook {
  /** The command that this whole utterance is; of a numbered one, the command with its number and words. */
  find(text: string): Command | null;
  /** The words behind a digit of the menu. */
  menuWords(kind: MenuKind, text: string): string | null;
  /** Words of acts, in the order of a menu. */
  acts: readonly string[];
  /** Whether it sounds like trouble at home, though nothing was understood. */
  soundsLikeHardship(text: string): boolean;
  /** The menu as numbered quick answers, `1 申报`; sent back as they are, they are understood. */
  menuQuick(kind: MenuKind): string[];
}

/** Parse `flows/commands.yaml`: the words are data, what they do is code. Throws on a file that does not fit. */
export function parseCommandBook(text: string): CommandBook {
  const book = schema.parse(parse(text));
  const byWord = new Map(book.commands.flatMap((command) => command.words.map((word) => [word, command])));
  const numbered = (said: string): Command | null => {
    const [, word = '', number = '', rest = ''] =
      /^([^\d０-９]+?)[\s:：]*([\d０-９]{1,8})\s*号?(?:[\s,，:：。]+(.*))?$/su.exec(said) ?? [];
    const command = byWord.get(word);
    if (command?.numbered !== true) return null;
    return {
      name: command.name,
      roles: command.roles,
      number: Number(number.normalize('NFKC')),
      ...(rest === '' ? {} : { rest }),
    };
  };
  const aboutCase = (said: string): Command | null => {
    const [, word = '', year, number = '', household, page = '1'] =
      /^([^\d]+?)\s*(?:(\d{4})\s*[-–—]\s*)?(\d{1,6})\s*(号)?(?:(?:\s+|\s*第\s*)(\d{1,2})\s*页?)?$/u.exec(
        said.normalize('NFKC'),
      ) ?? [];
    const command = byWord.get(word);
    if (command?.aboutCase !== true) return null;
    const { name, roles: allowed } = command;
    // 1号 is a household of some village and not the first case of the year.
    if (household !== undefined && year === undefined) return { name, roles: allowed };
    const about = { number: number.padStart(4, '0'), page: Math.max(1, Number(page)) };
    return { name, roles: allowed, case: year === undefined ? about : { year, ...about } };
  };
  return {
    find(words) {
      const command = byWord.get(words);
      return command === undefined
        ? (numbered(words) ?? aboutCase(words))
        : { name: command.name, roles: command.roles };
    },
    menuWords(kind, said) {
      const [digit = '', ...rest] = said.split(' ');
      // What a person sends may be the name of something that every object has, such as `constructor`.
      const words = Object.hasOwn(book.menus[kind], digit) ? book.menus[kind][digit] : undefined;
      return words !== undefined && (rest.length === 0 || rest.join(' ') === words) ? words : null;
    },
    acts: book.acts,
    soundsLikeHardship: (said) => book.hardship.some((word) => said.includes(word)),
    menuQuick: (kind) => Object.entries(book.menus[kind]).map(([digit, words]) => `${digit} ${words}`),
  };
}
