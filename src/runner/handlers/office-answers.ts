import { nameHousehold, type CaseId } from '../../core/index.ts';
import {
  findStep,
  officeRoles,
  readyStage,
  type Act,
  type CaseState,
  type ExclusionCode,
  type Profile,
  type RejectReason,
  type SectorOpinion,
  type Stage,
} from '../../cases/index.ts';
import type { MessageData } from '../../documents/index.ts';
import { choiceOf, textOf, type Answers } from '../answers.ts';
import { doActs, type Acting } from '../acts/do-act.ts';
import { replyToAct } from '../telling/reply-to-act.ts';

/** The way back or out that an office has chosen, with its reason; null when it has chosen neither. */
export function leavingAct(
  answers: Answers,
  verdict: string | null,
  opinions: SectorOpinion[] = [],
): Act | null {
  const heard = opinions.length === 0 ? {} : { opinions };
  const note = textOf(answers, 'note');
  switch (verdict) {
    case 'return':
      return {
        kind: 'returned',
        // The choices of the talk are stages.
        redo: choiceOf(answers, 'redo') as Stage,
        reason: textOf(answers, 'missing') ?? '',
        ...heard,
      };
    case 'reject': {
      const exclusion = choiceOf(answers, 'exclusion');
      return {
        kind: 'rejected',
        // The choices of the talk are the codes.
        reason: choiceOf(answers, 'reason') as RejectReason,
        ...(exclusion === null ? {} : { exclusion: exclusion as ExclusionCode }),
        ...(note === null ? {} : { note }),
        ...heard,
      };
    }
    default:
      return null;
  }
}

/** Do an office's act on one case or several, and tell the officer what has come of it. */
export async function doForOffice(acting: Acting, ids: CaseId[], act: Act): Promise<void> {
  const done = await doActs(acting, ids, act);
  const [first] = done;
  if (first === undefined) return;
  const ready = readyStage(first.state, first.profile);
  // What a village does next is no office's business.
  const next = ready !== null && isOfOffice(first.profile, ready) ? ready : null;
  const hits = first.state.comparison?.open ?? [];
  await replyToAct(acting.runtime, acting.turn, 'office_done', {
    number: first.state.number,
    household: nameHousehold(first.household),
    act: wordOf(act, first.state),
    ...(hits.length === 0 ? {} : { hits }),
    count: done.length,
    told: first.told,
    own: next !== null && isFor(acting, first.profile, next),
    ...(next === null ? {} : { next }),
  });
}

/** What the act is called: who decides says so, and a hit that is confirmed is not explained. */
function wordOf(act: Act, { decision }: CaseState): MessageData['office_done']['act'] {
  if (act.kind === 'town_reviewed' && decision !== undefined) return 'town_decided';
  return act.kind === 'hit_settled' && act.outcome === 'confirmed' ? 'hit_confirmed' : act.kind;
}

function isOfOffice(profile: Profile, stage: Stage): boolean {
  return findStep(profile, stage)?.by.some((role) => officeRoles.includes(role)) === true;
}

function isFor({ scene }: Acting, profile: Profile, next: Stage): boolean {
  const [first] = findStep(profile, next)?.by ?? [];
  return scene.roles.some(({ role }) => role === first);
}
