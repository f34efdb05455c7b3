import type { CaseId } from '../core/index.ts';
import type { MessageData } from '../documents/index.ts';
import type { JournalCheck, Store } from '../store/index.ts';

/** Journals read at once. */
const page = 200;

/** Every journal, or that of one case, a page at a time. */
export async function* eachJournal(store: Store, one?: CaseId): AsyncGenerator<JournalCheck> {
  if (one !== undefined) {
    const checked = await store.cases.checkJournal(one);
    if (checked !== null) yield checked;
    return;
  }
  for (let after: CaseId | null = null; ;) {
    const checks: JournalCheck[] = await store.cases.checkJournals(after, page);
    yield* checks;
    const last = checks.at(-1);
    if (last === undefined) return;
    after = last.case;
  }
}

/** What is wrong with it, as it is told. */
export function findingsOf({ case: id, number, findings }: JournalCheck): MessageData['journal_finding'][] {
  return findings.map((finding) => ({ ...finding, case: id, ...(number === null ? {} : { number }) }));
}
