import { toId, type CaseId, type PersonId } from '../../core/index.ts';
import type { Act, ActOf, ExclusionCode, ExclusionFact } from '../../cases/index.ts';
import { choiceOf, choicesOf, dayOfAnswer, fenOf, mediaOf, textOf, type Answers } from '../answers.ts';
import { doAct } from '../acts/do-act.ts';
import { noExclusion } from '../lists/index.ts';
import { namesOf } from '../telling/names.ts';
import { tellHousehold } from '../telling/notices.ts';
import { tellRecorded } from '../acts/tell-recorded.ts';
import { personToCall } from '../telling/texts.ts';
import type { Handler } from './handler.ts';

/** 核实 by the first of the visitors (H31): it waits for the names of those who went along. */
export const submitVerification: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const { answers, attachments } = event;
  const chosen = choiceOf(answers, 'case');
  if (chosen === null) return;
  const conclusion = choiceOf(answers, 'conclusion');
  const consent = choiceOf(answers, 'consent');
  const act: Act = {
    kind: 'verified',
    on: dayOfAnswer(answers, 'visited_on') ?? scene.today,
    others: choicesOf(answers, 'others').map((id) => toId<PersonId>(id)),
    conclusion: conclusion === 'partly' || conclusion === 'untrue' ? conclusion : 'true',
    answers,
    exclusions: exclusionsOf(answers),
    perCapitaFen: fenOf(answers, 'per_head'),
    ...(consent === 'given' || consent === 'refused' ? { consent } : {}),
    photos: [...mediaOf(answers), ...attachments.map(({ media }) => media)],
  };
  const done = await doAct({ runtime, scene, turn }, toId<CaseId>(chosen), act);
  if (done === null) return;
  await tellRecorded(runtime, turn, done, {
    what: 'verified',
    waiting: await namesOf(runtime, done.state.verification?.waiting ?? []),
    incomeMissing: act.perCapitaFen === null,
  });
};

/** Nobody was at home, or nobody was let in: kept, and somebody goes again. */
export const submitVerificationMissed: Handler<'session_submitted'> = async (input) => {
  const { runtime, scene, turn, event } = input;
  const chosen = choiceOf(event.answers, 'case');
  if (chosen === null) return;
  const why = choiceOf(event.answers, 'at_home') === 'refused' ? 'refused' : 'absent';
  const on = dayOfAnswer(event.answers, 'visited_on') ?? scene.today;
  const act: Act = { kind: 'verification_missed', on, why };
  const done = await doAct({ runtime, scene, turn }, toId<CaseId>(chosen), act);
  if (done === null) return;
  await tellRecorded(runtime, turn, done, { what: 'missed' });
  if (why === 'refused') return;
  const { person } = scene;
  await tellHousehold(runtime, done.household.id, {
    dedupeKey: `visit_missed:${turn.id}`,
    template: 'visit_missed',
    data: {
      number: done.state.number,
      on,
      ...(person === null ? {} : { handler: personToCall(runtime, person, scene.today) }),
    },
    at: turn.at,
  });
};

/**
 * 复核: what the household has said since it was verified (D19), who came or left (D11), or the income that was still
 * open.
 */
export const submitRecheck: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const { answers } = event;
  const chosen = choiceOf(answers, 'case');
  if (chosen === null) return;
  const note = textOf(answers, 'note');
  const act: ActOf<'rechecked'> = {
    kind: 'rechecked',
    on: scene.today,
    answers,
    perCapitaFen: fenOf(answers, 'per_head'),
    exclusions: exclusionsOf(answers),
    ...(note === null ? {} : { note }),
  };
  const done = await doAct({ runtime, scene, turn }, toId<CaseId>(chosen), act);
  if (done === null) return;
  await tellRecorded(runtime, turn, done, { what: 'rechecked', incomeMissing: act.perCapitaFen === null });
};

/** What was seen, each with whether it counts. */
function exclusionsOf(answers: Answers): ExclusionFact[] {
  const mitigated = choicesOf(answers, 'mitigated');
  const note = textOf(answers, 'exclusion_note');
  return choicesOf(answers, 'exclusions').flatMap((code) =>
    code === noExclusion
      ? []
      : {
          // The list is made of the county's codes.
          code: code as ExclusionCode,
          mitigated: mitigated.includes(code),
          ...(note === null ? {} : { note }),
        },
  );
}
