import { AppError } from '../../core/index.ts';
import { submitAcceptance } from './submit-acceptance.ts';
import { submitAppeal, submitAppealReview } from './submit-appeal.ts';
import { submitCosign, submitRecusal } from './submit-cosign.ts';
import { submitDeclaration } from './submit-declaration.ts';
import { submitEvaluation, submitGroupOpinion } from './submit-evaluation.ts';
import { submitFaq } from './submit-faq.ts';
import { submitFeedback } from './submit-feedback.ts';
import { submitIdentity } from './submit-identity.ts';
import { submitHandover, submitHandoverAnswer } from './submit-handover.ts';
import { submitLead, submitLeadWork } from './submit-lead.ts';
import { submitLiaison } from './submit-liaison.ts';
import { submitMeasure } from './submit-measure.ts';
import { submitMemberChange } from './submit-member.ts';
import { submitObjection } from './submit-objection.ts';
import { submitObjectionCheck } from './submit-objection-check.ts';
import { submitPublicityClose, submitPublicityOpen } from './submit-publicity.ts';
import { submitCountyDecision, submitTownReview } from './submit-review.ts';
import { submitSupplement } from './submit-supplement.ts';
import { submitAnnouncement, submitComparison, submitEntry } from './submit-tick-off.ts';
import { submitUrgentHelp } from './submit-urgent.ts';
import { submitRecheck, submitVerification, submitVerificationMissed } from './submit-verification.ts';
import { submitVisit } from './submit-visit.ts';
import { submitWithdrawal } from './submit-withdrawal.ts';
import type { Handler } from './handler.ts';

/** What a finished talk means, by the word its flow file submits; binding is an event of its own. */
const submissions: Record<string, Handler<'session_submitted'> | null> = {
  binding: null,
  declaration: submitDeclaration,
  lead: submitLead,
  visit: submitVisit,
  accept: submitAcceptance,
  verify: submitVerification,
  verification_missed: submitVerificationMissed,
  cosign: submitCosign,
  recheck: submitRecheck,
  recuse: submitRecusal,
  group_opinion: submitGroupOpinion,
  evaluate: submitEvaluation,
  objection: submitObjection,
  town_review: submitTownReview,
  county_decision: submitCountyDecision,
  comparison: submitComparison,
  announcement: submitAnnouncement,
  entry: submitEntry,
  liaison: submitLiaison,
  objection_check: submitObjectionCheck,
  appeal: submitAppeal,
  appeal_review: submitAppealReview,
  supplement: submitSupplement,
  withdrawal: submitWithdrawal,
  publicity_open: submitPublicityOpen,
  publicity_close: submitPublicityClose,
  identity: submitIdentity,
  feedback: submitFeedback,
  faq: submitFaq,
  measure: submitMeasure,
  handover: submitHandover,
  handover_answer: submitHandoverAnswer,
  urgent_help: submitUrgentHelp,
  member_change: submitMemberChange,
  lead_work: submitLeadWork,
};

/** Words a flow may submit; an unknown one stops the start, not the villager. */
export const submissionNames = Object.keys(submissions);

export const handleSubmission: Handler<'session_submitted'> = async (input) => {
  const submit = submissions[input.event.submits];
  if (submit === undefined) throw new AppError('flow:invalid', `nothing handles ${input.event.submits}`);
  await submit?.(input);
};
