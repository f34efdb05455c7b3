import { toId, type CaseId } from '../../core/index.ts';
import {
  sectors,
  valueOf,
  type Act,
  type Decision,
  type MonitoredType,
  type RiskCode,
  type SectorOpinion,
} from '../../cases/index.ts';
import { choiceOf, choicesOf, type Answers } from '../answers.ts';
import type { Handler } from './handler.ts';
import { doForOffice, leavingAct } from './office-answers.ts';

/** 镇审 (H40): passed with every office's word, sent back, or rejected. */
export const submitTownReview: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'case');
  if (chosen === null) return;
  const state = await runtime.store.cases.snapshot(toId<CaseId>(chosen));
  const profile = state === null ? runtime.profile : await runtime.profileOf(state.profile);
  const asked = valueOf(profile, 'townReview.sectors') ?? [];
  // Where the county has named no offices the township is asked for its own word.
  const verdict = choiceOf(event.answers, 'verdict') ?? choiceOf(event.answers, 'own_verdict');
  const opinions: SectorOpinion[] =
    verdict === 'fit' ? asked.map((sector) => ({ sector, opinion: 'fits' })) : opinionsOf(event.answers);
  const out = leavingAct(event.answers, choiceOf(event.answers, 'then') ?? verdict, opinions);
  const decision = decisionOf(event.answers);
  const act: Act = out ?? {
    kind: 'town_reviewed',
    opinions,
    ...(decision.risks.length === 0 ? {} : { decision }),
  };
  await doForOffice({ runtime, scene, turn }, [toId(chosen)], act);
};

function opinionsOf(answers: Answers): SectorOpinion[] {
  return sectors.flatMap((sector) => {
    const opinion = choiceOf(answers, sector);
    return opinion === 'fits' || opinion === 'unfit' || opinion === 'more' ? { sector, opinion } : [];
  });
}

/** 县审 (H50): taken in as what kind and for which risks, rejected, or sent back. */
export const submitCountyDecision: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const { answers } = event;
  const chosen = choiceOf(answers, 'case');
  if (chosen === null) return;
  const act: Act = leavingAct(answers, choiceOf(answers, 'verdict')) ?? {
    kind: 'county_decided',
    ...decisionOf(answers),
  };
  await doForOffice({ runtime, scene, turn }, [toId(chosen)], act);
};

/** As what kind and for which risks, the primary one first. */
function decisionOf(answers: Answers): Decision {
  // The choices of the talk are the codes.
  const risks = choicesOf(answers, 'risks') as RiskCode[];
  const primary = choiceOf(answers, 'primary');
  return {
    type: choiceOf(answers, 'kind') as MonitoredType,
    risks: risks.toSorted((one, other) => Number(other === primary) - Number(one === primary)),
  };
}
