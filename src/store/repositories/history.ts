import type { HistoryItem, Store } from '../types.ts';

/** The last `limit` lines of talk over all contacts, oldest first. */
export function createHistory(
  turns: Pick<Store['turns'], 'listLatest'>,
  outbox: Pick<Store['outbox'], 'listSent'>,
): Store['history'] {
  return async (limit) => {
    const [talked, sent] = await Promise.all([turns.listLatest(limit), outbox.listSent(limit)]);
    const items: HistoryItem[] = [
      ...talked.map((turn): HistoryItem => ({ kind: 'turn', at: turn.at, turn })),
      ...sent.map((row): HistoryItem => ({ kind: 'sent', at: row.sentAt ?? row.createdAt, row })),
    ];
    // Stable: at the same instant what was said comes before what went out.
    return items.toSorted((one, other) => one.at.getTime() - other.at.getTime()).slice(-limit);
  };
}
