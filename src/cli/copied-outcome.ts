import type { RecordedAct } from '../cases/index.ts';
import type { CopiedStep } from '../documents/index.ts';

type Outcome = Pick<CopiedStep, 'decided' | 'words'>;

/**
 * What came out of an act, as its household may read it: codes for which there are words, and texts that the household
 * wrote itself or was told. Only what is named here is shown. An objection's text, what its check found and a cadre's
 * notes may say who objected; so do their actors.
 */
export function outcomeOf(act: RecordedAct): Outcome {
  switch (act.kind) {
    case 'verified':
      return {
        decided: [...outcomes(act.conclusion), ...listed('exclusion', act.exclusions)],
      };
    case 'cosigned':
    case 'measure_answered':
      return { decided: outcomes(act.agrees ? 'agreed' : 'not_agreed') };
    case 'verification_missed':
      return { decided: outcomes(act.why) };
    case 'group_opined':
    case 'evaluated':
      return { decided: outcomes(act.inFavour > act.against ? 'agreed' : 'not_agreed') };
    case 'objection_settled':
      return { decided: outcomes(act.founded ? 'founded' : 'unfounded') };
    case 'comparison_returned':
      return { decided: act.hits.length === 0 ? outcomes('none') : listed('exclusion', act.hits) };
    case 'hit_settled':
      return { decided: [...listed('exclusion', [act]), ...outcomes(act.outcome)] };
    case 'county_decided':
      return {
        decided: [
          { list: 'monitored_type', code: act.type },
          ...act.risks.map((code) => ({ list: 'risk', code })),
        ],
      };
    case 'returned':
      return { decided: [], words: act.reason };
    case 'rejected':
      return { decided: [{ list: 'reject_reason', code: act.reason }] };
    case 'referred':
      return { decided: [{ list: 'referral', code: act.to }] };
    case 'withdrawn':
      return { decided: [], ...(act.reason === undefined ? {} : { words: act.reason }) };
    case 'appealed':
      return { decided: [], words: act.text };
    case 'appeal_decided':
      return { decided: outcomes(act.upheld ? 'founded' : 'unfounded') };
    case 'urgent_asked':
      return { decided: [], words: act.need };
    case 'urgent_decided':
      return { decided: outcomes(act.granted ? 'granted' : 'not_granted') };
    case 'member_changed':
      return { decided: [{ list: 'member_event', code: act.event }], words: act.name };
    case 'measure_proposed':
      return { decided: [{ list: 'measure_kind', code: act.measureKind }], words: act.detail };
    case 'measure_moved':
      return { decided: [{ list: 'measure_state', code: act.to }] };
    case 'measure_confirmed':
      return { decided: outcomes(act.received ? 'received' : 'not_received') };
    default:
      return { decided: [] };
  }
}

function outcomes(code: string): Outcome['decided'] {
  return [{ list: 'outcome', code }];
}

function listed(list: string, facts: readonly { code: string }[]): Outcome['decided'] {
  return facts.map(({ code }) => ({ list, code }));
}
