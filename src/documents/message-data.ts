import type { CadreMessages } from './cadre-messages.ts';
import type { GroupMessages } from './group-messages.ts';
import type { VillagerMessages } from './villager-messages.ts';

/** Template name → the data it is rendered with. A name is a file `templates/messages/<name>.liquid`. */
export type MessageData = VillagerMessages & CadreMessages & GroupMessages;

export type MessageName = keyof MessageData;

/** Every name, so that a missing template is found at the start and not at the first use. */
const names: Record<MessageName, true> = {
  welcome: true,
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
};

export const messageNames = Object.keys(names) as MessageName[];
