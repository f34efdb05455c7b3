import { describeAnswer } from './describe.ts';
import type { Flow } from '../format/compiled.ts';
import type { Form, Item, Slot } from './form.ts';
import { sayPhrase } from '../format/phrases.ts';
import type { Session } from './session.ts';

/** One line of the summary or of the list of 改: what was answered under one number. */
export interface Line {
  no: string;
  text: string;
  /** Start of the paths that it stands for. */
  path: string;
}

/** Most answers on one screen. */
export const pageLength = 12;

/** The lines by screens, as even as can be: a last one with a single line would look forgotten. */
export function pagesOf(lines: readonly Line[]): Line[][] {
  const pages = Math.max(1, Math.ceil(lines.length / pageLength));
  const length = Math.ceil(lines.length / pages);
  return Array.from({ length: pages }, (_, at) => lines.slice(at * length, (at + 1) * length));
}

/**
 * What was answered, by number: of the whole form, or inside one item. An item is one line with all that was said of
 * it; a repeat without items is one line, too.
 */
export function linesOf(flow: Flow, session: Session, form: Form, within: Item | null): Line[] {
  const lines: Line[] = [];
  const told = new Set<string>();
  for (const slot of form.slots) {
    const item = itemBelow(slot.item, within);
    if (item === null) continue;
    if (item === undefined) {
      const line = lineOfSlot(flow, session, slot);
      if (line !== null) lines.push(line);
    } else if (!told.has(item.path)) {
      told.add(item.path);
      lines.push(lineOfItem(flow, session, form, item));
    }
  }
  return lines;
}

/** The item right below `within` that holds the place; undefined: it is in none; null: it is not within at all. */
function itemBelow(item: Item | undefined, within: Item | null): Item | undefined | null {
  if (item?.path === within?.path) return undefined;
  for (let at = item; at !== undefined; at = at.within) {
    if (at.within?.path === within?.path) return at;
  }
  return null;
}

function lineOfSlot(flow: Flow, session: Session, slot: Slot): Line | null {
  const { path, no, question, gate } = slot;
  const answer = session.answers[path];
  if (gate !== undefined) {
    if (!gate.settled) return null;
    const unit = gate.repeat.group.repeat?.unit ?? '';
    const n = gate.items.length;
    const said = n === 0 ? sayPhrase(flow.phrases, 'no') : sayPhrase(flow.phrases, 'item_count', { n, unit });
    return { path, no, text: lineText(flow, no, question.short, said) };
  }
  if (answer === undefined) return null;
  return {
    path,
    no,
    text: lineText(flow, no, question.short, describeAnswer(flow, session, question, answer)),
  };
}

/** `⑤ 秦彩云：关系 妻子；身体 慢性病` */
function lineOfItem(flow: Flow, session: Session, form: Form, item: Item): Line {
  const details = form.slots.flatMap(({ path, question, gate, item: own }) => {
    if (own?.path !== item.path || question.name === item.group.repeat?.named_by) return [];
    const answer = session.answers[path];
    if (gate !== undefined) return gate.items.map(({ label }) => label);
    if (answer?.status !== 'given') return [];
    const said = describeAnswer(flow, session, question, answer);
    return sayPhrase(flow.phrases, 'item_detail', { short: question.short, answer: said });
  });
  const { path, no, label, group } = item;
  // Of whom nothing but the name is known: what they are, instead of a line that ends in nothing.
  const text =
    details.length === 0
      ? lineText(flow, no, group.title ?? group.name, label)
      : lineText(flow, no, label, details.join(flow.phrases.phrases.list_semicolon));
  return { path: `${path}/`, no, text };
}

function lineText(flow: Flow, no: string, short: string, answer: string): string {
  return sayPhrase(flow.phrases, 'summary_line', { n: circled(no), short, answer });
}

/** ③: the number of an answer must not look like the number of an option under it. */
function circled(no: string): string {
  const n = Number(no);
  if (!Number.isInteger(n)) return `(${no})`;
  return n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : `(${n})`;
}
