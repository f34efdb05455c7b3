import { toId, type CaseId } from '../core/index.ts';
import type { MessageData } from '../documents/index.ts';
import type { Store } from '../store/index.ts';
import { compareWithAnchor, readAnchor, type AnchoredCase } from './journal-anchor.ts';
import { eachJournal, findingsOf } from './journal-walk.ts';
import type { CommandParts } from './with-store.ts';

type Finding = MessageData['journal_finding'];

/** Say what is wrong with the journals, line by line, and how many were looked at. Returns the exit code. */
export async function verifyJournals(
  { store, definitions: { renderer } }: CommandParts,
  asked: string | undefined,
  anchorFile: string | undefined,
): Promise<number> {
  const one = asked === undefined ? undefined : await findCase(store, asked);
  const refuse = (why: MessageData['journal_refused']['why'], about: string): number => {
    console.error(renderer.render('journal_refused', { why, asked: about }));
    return 1;
  };
  if (one === null) return refuse('unknown_case', asked ?? '');
  const anchor = anchorFile === undefined ? null : await readAnchor(anchorFile);
  if (anchorFile !== undefined && anchor === null) return refuse('broken_anchor', anchorFile);
  const counted = { cases: 0, entries: 0, findings: 0 };
  const tell = (findings: Finding[]): void => {
    counted.findings += findings.length;
    for (const finding of findings) console.log(renderer.render('journal_finding', finding));
  };
  const unseen = new Map<string, AnchoredCase>(anchor?.cases);
  for await (const checked of eachJournal(store, one)) {
    counted.cases += 1;
    counted.entries += checked.entries.length;
    tell(findingsOf(checked));
    // What is missing has been said already.
    if (checked.findings.length === 0) tell(compareWithAnchor(checked, unseen.get(checked.case)));
    unseen.delete(checked.case);
  }
  for (const [id, { seq }] of unseen) {
    if (one === undefined || one === id) tell([{ case: id, seq, why: 'gone', of: seq }]);
  }
  const against = anchor === null ? {} : { anchor: { at: anchor.at, cases: anchor.cases.size } };
  console.log(renderer.render('journal_checked', { ...counted, ...against }));
  return counted.findings === 0 ? 0 : 1;
}

/** By its number, else by its id. An id is taken as it is: what is gone is looked for in the anchor. */
async function findCase(store: Store, asked: string): Promise<CaseId | null> {
  if (!/^\d{4}-\d+$/.test(asked)) return toId<CaseId>(asked);
  return (await store.cases.findByNumber(asked))?.id ?? null;
}
