import type { CadreMessages } from './cadre-messages.ts';
import type { GroupMessages } from './group-messages.ts';
import type { OperatorMessages } from './operator-messages.ts';
import type { RequestMessages } from './request-messages.ts';
import type { VillagerMessages } from './villager-messages.ts';

/** Template name → the data it is rendered with. A name is a file `templates/messages/<name>.liquid`. */
export type MessageData = VillagerMessages &
  CadreMessages &
  GroupMessages &
  RequestMessages &
  OperatorMessages;

export type MessageName = keyof MessageData;

/** Every name, so that a missing template is found at the start and not at the first use. */
const names: Record<MessageName, true> = {
  welcome: true,
  progress: true,
  case_forwarded: true,
  settle_notice: true,
  limit_unreachable: true,
  menu: true,
  not_understood: true,
  declared: true,
  supplemented: true,
  already_open: true,
  urban_benefits_notice: true,
  status: true,
  status_none: true,
  lead_received: true,
  danger: true,
  group_private: true,
  pleasantry: true,
  declaration_closed: true,
  group_leak: true,
  nudge: true,
  nothing_to_resume: true,
  session_expired: true,
  talk_open: true,
  session_moved: true,
  session_withdrawn: true,
  human_requested: true,
  refused_act: true,
  sorry: true,
  resent: true,
  menu_cadre: true,
  tasks: true,
  declared_notice: true,
  danger_alert: true,
  human_notice: true,
  lead_notice: true,
  identity_request: true,
  identity_done: true,
  visit_recorded: true,
  visit_not_counted: true,
  publicity_opened: true,
  publicity_closed: true,
  publicity_recomputed: true,
  overdue_private: true,
  calendar_missing: true,
  reminder: true,
  overdue_group: true,
  digest: true,
  publicity_recomputed_group: true,
  requests: true,
  request_refused: true,
  request_files: true,
  line_taken: true,
  line_busy: true,
  request_released: true,
  line_left_notice: true,
  line_done: true,
  no_line: true,
  request_passed: true,
  request_reminder: true,
  line_idle_notice: true,
  feedback_notice: true,
  unsatisfied_notice: true,
  line_opened: true,
  line_left: true,
  line_closed: true,
  line_idle: true,
  request_answered: true,
  request_closed: true,
  feedback_received: true,
  answer_judged: true,
  question_kept: true,
  voice_passed: true,
  faq_answer: true,
  line_message: true,
  line_unusable: true,
  journal_finding: true,
  journal_checked: true,
  journal_anchored: true,
  journal_refused: true,
  household_copy: true,
  household_copied: true,
  household_refused: true,
  household_erase: true,
  household_erased: true,
};

export const messageNames = Object.keys(names) as MessageName[];
