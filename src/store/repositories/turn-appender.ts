import { createFlight } from '../flight.ts';
import type { Models } from '../models/index.ts';
import type { TurnRow } from '../models/turn.ts';
import type { AppendResult } from '../types.ts';
import { duplicatesOf } from '../write-error.ts';

/** More than this in one command gains nothing and keeps the first of them waiting. */
const maxTurns = 64;

/**
 * The commit of turns. Whatever waits leaves in one `insertMany`, which reports each document by itself: a taken
 * `_id` or message id loses, its neighbours do not notice. Two turns of one contact never leave together.
 */
export function createTurnAppender(turns: Models['turns']): (row: TurnRow) => Promise<AppendResult> {
  const fly = createFlight<TurnRow, AppendResult>({
    keyOf: ({ contact }) => contact,
    maxItems: maxTurns,
    async write(rows) {
      try {
        // The rows were cast before they boarded, each on its own: a faulty one fails nobody else.
        await turns.insertMany(rows, { ordered: false, lean: true });
        return rows.map(() => 'committed');
      } catch (error) {
        const lost = new Set(duplicatesOf(error));
        return Promise.all(rows.map(async (row, index) => (lost.has(index) ? findWhy(row) : 'committed')));
      }
    },
  });

  /** Which of the two unique indexes refused the row: if the message is there it was this message. */
  async function findWhy({ channel, account, messageId }: TurnRow): Promise<AppendResult> {
    const known = await turns.findOne({ channel, account, messageId }, { _id: 1 }).lean();
    return known === null ? 'stale' : 'duplicate';
  }

  return async (row) => fly(turns.castObject(row));
}
