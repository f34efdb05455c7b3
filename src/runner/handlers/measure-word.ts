import type { Act } from '../../cases/index.ts';
import { doOwnAct } from '../acts/do-act.ts';
import { askedOf, findMeasure, tellOfMeasure } from '../acts/measures.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { EventOf, Handler } from './handler.ts';

/** The household's own word on a measure (D14): kept as it is said; what else is asked of it comes with the answer. */
export const handleMeasureWord: Handler<'measure_word'> = async ({ runtime, scene, turn, event }) => {
  const done = await doOwnAct({ runtime, scene, turn }, event.case, actOf(event));
  const measure = done?.state.measures.find(({ id }) => id === event.measure);
  if (done === null || measure === undefined) return;
  const waiting =
    findMeasure(done.state, 'missing') ?? done.state.measures.find(({ state }) => state === 'proposed');
  const next = waiting === undefined ? null : askedOf(waiting);
  await replyToAct(runtime, turn, 'measure_heard', {
    word: event.word,
    detail: measure.detail,
    target: measure.target,
    ...(next === null ? {} : { next }),
  });
  await tellOfMeasure(runtime, done, measure, null, turn.at);
};

function actOf({ measure, word }: EventOf<'measure_word'>): Act {
  return word === 'agree' || word === 'decline'
    ? { kind: 'measure_answered', measure, agrees: word === 'agree' }
    : { kind: 'measure_confirmed', measure, received: word === 'got' };
}
