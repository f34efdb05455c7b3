import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { MessageData } from '../documents/index.ts';
import type { JournalCheck } from '../store/index.ts';
import { eachJournal, findingsOf } from './journal-walk.ts';
import type { CommandParts } from './with-store.ts';

/** How far a case had come when it was anchored. */
export interface AnchoredCase {
  seq: number;
  hash: string;
}

/** How far all cases had come, and when. */
export interface Anchor {
  /** ISO 8601. */
  at: string;
  cases: Map<string, AnchoredCase>;
}

const head = 'shouwang journal anchor 1';

/**
 * Write the head of every chain to a file: one line a case, and at the end a fingerprint over all of it, short enough to
 * be noted by hand. Nothing is anchored that is wrong already.
 */
export async function anchorJournals(
  { store, clock, definitions: { renderer } }: CommandParts,
  file: string,
): Promise<number> {
  const lines = [`${head} ${clock.now().toISOString()}`];
  let entries = 0;
  let findings = 0;
  for await (const checked of eachJournal(store)) {
    for (const finding of findingsOf(checked)) console.log(renderer.render('journal_finding', finding));
    findings += checked.findings.length;
    const last = checked.entries.at(-1);
    if (last === undefined) continue;
    entries += checked.entries.length;
    lines.push(`${last.seq} ${last.hash} ${checked.case}`);
  }
  const refuse = (why: MessageData['journal_refused']['why']): number => {
    console.error(renderer.render('journal_refused', { why, asked: file }));
    return 1;
  };
  if (findings > 0) return refuse('not_clean');
  const fingerprint = fingerprintOf(lines);
  try {
    await writeFile(file, `${[...lines, fingerprint].join('\n')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return refuse('file_there');
    throw error;
  }
  const cases = lines.length - 1;
  console.log(renderer.render('journal_anchored', { file, cases, entries, fingerprint }));
  return 0;
}

/** Null when there is no such file, or it is not as it was written. */
export async function readAnchor(file: string): Promise<Anchor | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.trimEnd().split('\n');
  const fingerprint = lines.pop();
  const [first = '', ...rest] = lines;
  if (!first.startsWith(`${head} `) || fingerprintOf(lines) !== fingerprint) return null;
  const cases = rest.map((line): [string, AnchoredCase] => {
    const [seq = '', hash = '', ...id] = line.split(' ');
    return [id.join(' '), { seq: Number(seq), hash }];
  });
  return { at: first.slice(head.length + 1), cases: new Map(cases) };
}

/** What the chain alone cannot show: entries cut off at the end, or all of them written anew by who has the master key. */
export function compareWithAnchor(
  { case: id, number, entries }: JournalCheck,
  anchored: AnchoredCase | undefined,
): MessageData['journal_finding'][] {
  if (anchored === undefined) return [];
  const { seq: of, hash } = anchored;
  const named = { case: id, ...(number === null ? {} : { number }) };
  const reached = entries.at(-1)?.seq ?? 0;
  if (reached < of) return [{ ...named, seq: reached + 1, why: 'cut', of }];
  const same = entries.some((entry) => entry.seq === of && entry.hash === hash);
  return same ? [] : [{ ...named, seq: of, why: 'rewritten', of }];
}

/** Five groups of four signs: 80 bits, enough that nobody makes another file with the same. */
function fingerprintOf(lines: string[]): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${line}\n`);
  return (hash.digest('hex').slice(0, 20).match(/.{4}/g) ?? []).join(' ');
}
