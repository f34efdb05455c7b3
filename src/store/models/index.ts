import type { Connection } from 'mongoose';
import { areaSchema, type AreaRow } from './area.ts';
import { caseSchema, type CaseRow } from './case.ts';
import { contactSchema, type ContactRow } from './contact.ts';
import { groupSchema, type GroupRow } from './group.ts';
import { householdSchema, type HouseholdRow } from './household.ts';
import { journalSchema, type JournalRow } from './journal.ts';
import { leadSchema, type LeadRow } from './lead.ts';
import { claimSchema, codeSchema, type ClaimRow, type CodeRow } from './opening-rows.ts';
import { outboxSchema, type OutboxRow } from './outbox-row.ts';
import { personSchema, type PersonRow } from './person.ts';
import { requestSchema, type RequestRow } from './request.ts';
import {
  counterSchema,
  definitionSchema,
  jobRunSchema,
  keySchema,
  operatorNoteSchema,
  revealSchema,
  settingSchema,
  type CounterRow,
  type DefinitionRow,
  type JobRunRow,
  type KeyRow,
  type OperatorNoteRow,
  type RevealRow,
  type SettingRow,
} from './small-rows.ts';
import { turnSchema, type TurnRow } from './turn.ts';

/** All models by collection. */
export type Models = ReturnType<typeof createModels>;

/** The models of one connection, each under its collection's name. */
export function createModels(connection: Connection) {
  return {
    areas: connection.model<AreaRow>('areas', areaSchema, 'areas'),
    cases: connection.model<CaseRow>('cases', caseSchema, 'cases'),
    claims: connection.model<ClaimRow>('claims', claimSchema, 'claims'),
    codes: connection.model<CodeRow>('codes', codeSchema, 'codes'),
    contacts: connection.model<ContactRow>('contacts', contactSchema, 'contacts'),
    counters: connection.model<CounterRow>('counters', counterSchema, 'counters'),
    definitions: connection.model<DefinitionRow>('definitions', definitionSchema, 'definitions'),
    groups: connection.model<GroupRow>('groups', groupSchema, 'groups'),
    households: connection.model<HouseholdRow>('households', householdSchema, 'households'),
    jobs: connection.model<JobRunRow>('jobs', jobRunSchema, 'jobs'),
    journal: connection.model<JournalRow>('journal', journalSchema, 'journal'),
    keys: connection.model<KeyRow>('keys', keySchema, 'keys'),
    leads: connection.model<LeadRow>('leads', leadSchema, 'leads'),
    operator: connection.model<OperatorNoteRow>('operator', operatorNoteSchema, 'operator'),
    outbox: connection.model<OutboxRow>('outbox', outboxSchema, 'outbox'),
    people: connection.model<PersonRow>('people', personSchema, 'people'),
    requests: connection.model<RequestRow>('requests', requestSchema, 'requests'),
    reveals: connection.model<RevealRow>('reveals', revealSchema, 'reveals'),
    settings: connection.model<SettingRow>('settings', settingSchema, 'settings'),
    turns: connection.model<TurnRow>('turns', turnSchema, 'turns'),
  };
}
