import type { Flow } from '../format/compiled.ts';
import type { ListItem } from './event.ts';
import type { Session } from './session.ts';

/** The item chosen from the first answered list: what the talk is about. */
export function chosenItem(flow: Flow, session: Pick<Session, 'lists' | 'answers'>): ListItem | null {
  for (const { name, choices_from: list } of flow.questions) {
    const answer = session.answers[name];
    if (list === undefined || answer?.status !== 'given' || answer.value.type !== 'select_one') continue;
    const { choice } = answer.value;
    const item = session.lists[list]?.find((each) => each.name === choice);
    if (item !== undefined) return item;
  }
  return null;
}
