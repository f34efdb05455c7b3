import { nameHousehold, toId, type CaseId } from '../../core/index.ts';
import { memberEvents, type MemberEvent } from '../../cases/index.ts';
import { choiceOf, dayOfAnswer, nameOf } from '../answers.ts';
import { doAct } from '../acts/do-act.ts';
import { tellPeople } from '../telling/notices.ts';
import { findHandler } from '../telling/recipients.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Handler } from './handler.ts';

/** Who live in a household more after it; all others are one fewer (counted by living together, C2). */
const more: readonly MemberEvent[] = ['born', 'married_in', 'moved_in'];

/** 人口 (D11): kept with the case; handler and liaison hear it, since the income a person is another one now. */
export const submitMemberChange: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'household');
  const change = memberEvents.find((one) => one === choiceOf(event.answers, 'event'));
  const name = nameOf(event.answers, 'name');
  if (chosen === null || change === undefined || name === null) return;
  const on = dayOfAnswer(event.answers, 'on') ?? scene.today;
  const acting = { runtime, scene, turn };
  const done = await doAct(acting, toId<CaseId>(chosen), { kind: 'member_changed', event: change, on, name });
  if (done === null) return;
  const { state, household } = done;
  const shared = { household: nameHousehold(household), event: change, name, on };
  await replyToAct(runtime, turn, 'member_recorded', shared);
  const handler = await findHandler(runtime, household.village, scene.today);
  const liaison = state.liaison === undefined ? null : await runtime.store.people.find(state.liaison);
  const others = [handler, liaison].filter((one) => one !== null && one.id !== scene.person?.id);
  if (others.length === 0) return;
  // The list may have fewer than live there: nobody is told that nobody is left.
  const members = state.memberChanges.reduce(
    (sum, one) => sum + (more.includes(one.event) ? 1 : -1),
    household.members,
  );
  await tellPeople(
    runtime,
    others.flatMap((one) => one ?? []),
    {
      dedupeKey: `member:${turn.id}`,
      kind: 'notice',
      sealKey: household.id,
      template: 'member_notice',
      data: {
        ...shared,
        number: state.number,
        ...(household.members > 0 && members > 0 ? { members } : {}),
      },
      at: turn.at,
    },
  );
};
