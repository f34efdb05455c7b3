import { toId, type CaseId, nameHousehold } from '../../core/index.ts';
import { awaitsComparison, nextStage, valueOf } from '../../cases/index.ts';
import { doAct } from '../acts/do-act.ts';
import { openFile, peopleFound } from '../dossiers/index.ts';
import { boardOf } from '../telling/board.ts';
import { choiceOf, dayOfAnswer, textOf } from '../answers.ts';
import { tellCalendarMissing } from '../telling/calendar-missing.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Handler } from './handler.ts';

/** 公示 opened (H33): the days are counted on the working calendar, the board's text is given ready to copy. */
export const submitPublicityOpen: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'case');
  if (chosen === null) return;
  const on = dayOfAnswer(event.answers, 'opened_on') ?? scene.today;
  const place = textOf(event.answers, 'place') ?? '';
  const acting = { runtime, scene, turn };
  const done = await doAct(acting, toId<CaseId>(chosen), {
    kind: 'publicity_opened',
    on,
    place,
    photos: event.attachments.map(({ media }) => media),
  });
  if (done?.state.publicity === undefined) return;
  const { state, household, profile } = done;
  const closesAt = valueOf(profile, 'publicity.closingTime');
  const file = await openFile(runtime, state.id);
  const { days, end, provisional, opened } = done.state.publicity;
  await replyToAct(runtime, turn, 'publicity_opened', {
    number: state.number,
    household: nameHousehold(household),
    days,
    end,
    provisional,
    opened,
    place: done.state.publicity.place,
    ...(closesAt === null ? {} : { closesAt }),
    board: boardOf(runtime, profile, household, file === null ? null : peopleFound(file)),
  });
  if (provisional) await tellCalendarMissing(runtime, turn, days);
};

/** 公示 closed: only when its last day is over; otherwise the refusal says when. */
export const submitPublicityClose: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'publicity');
  if (chosen === null) return;
  const acting = { runtime, scene, turn };
  const done = await doAct(acting, toId<CaseId>(chosen), {
    kind: 'publicity_closed',
    on: scene.today,
    photos: event.attachments.map(({ media }) => media),
  });
  if (done === null) return;
  const next = nextStage(done.state, done.profile);
  await replyToAct(runtime, turn, 'publicity_closed', {
    number: done.state.number,
    household: nameHousehold(done.household),
    on: scene.today,
    ...(next === null ? {} : { next }),
    ...(awaitsComparison(done.state, done.profile) ? { awaitsComparison: true } : {}),
  });
};
