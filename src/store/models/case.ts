import { Schema } from 'mongoose';
import type { Stage } from '../../cases/index.ts';
import { schemaOptions } from './schema-options.ts';

/** Snapshot of a case: what jobs and lists scan. Rebuildable from the journal. */
export interface CaseRow {
  _id: string;
  seq: number;
  household: string;
  village: string;
  number: string;
  profile: string;
  stage: Stage;
  since: Date;
  openedAt: Date;
  urgent: boolean;
  declarations: number;
  publicity?: {
    opened: string;
    countedFrom?: string;
    days: string[];
    end: string;
    provisional: boolean;
    calendar: string;
    closedOn?: string;
  };
  monitoredSince?: string;
  /** Sealed: all that says something about people. */
  file: Buffer;
  liaison?: string;
  visits: { on: string; way: 'in_person' | 'phone' | 'wechat'; counted: boolean }[];
  nextDueAt?: Date;
  /** There while somebody still has something to do with it. */
  open?: boolean;
  /** When it ended: there once it has, until its words are erased. */
  endedAt?: Date;
  /** Its words are gone; what stands here is what the law wants kept. */
  erased?: boolean;
  /** There while something beside the steps waits for the township. */
  township?: boolean;
  /** There while what was verified is to be looked at again. */
  recheck?: boolean;
}

const publicitySchema = new Schema<NonNullable<CaseRow['publicity']>>(
  {
    opened: String,
    countedFrom: String,
    days: [String],
    end: String,
    provisional: Boolean,
    calendar: String,
    closedOn: String,
  },
  { ...schemaOptions, _id: false },
);

const visitSchema = new Schema<CaseRow['visits'][number]>(
  { on: String, way: String, counted: Boolean },
  { ...schemaOptions, _id: false },
);

/**
 * Indexes: what is due; a household's cases; a village's open ones; the township's; those to recheck; a liaison's; provisional publicity; a
 * stage's; by number; what has ended, by when.
 */
export const caseSchema = new Schema<CaseRow>(
  {
    _id: String,
    seq: Number,
    household: String,
    village: String,
    number: String,
    profile: String,
    stage: String,
    since: Date,
    openedAt: Date,
    urgent: Boolean,
    declarations: Number,
    publicity: publicitySchema,
    monitoredSince: String,
    file: Buffer,
    liaison: String,
    visits: [visitSchema],
    nextDueAt: Date,
    open: Boolean,
    endedAt: Date,
    erased: Boolean,
    township: Boolean,
    recheck: Boolean,
  },
  schemaOptions,
)
  .index({ nextDueAt: 1 }, { sparse: true })
  .index({ household: 1, openedAt: -1 })
  .index({ open: 1, village: 1 }, { partialFilterExpression: { open: true } })
  .index({ township: 1, village: 1 }, { partialFilterExpression: { township: true } })
  .index({ recheck: 1, village: 1 }, { partialFilterExpression: { recheck: true } })
  .index({ liaison: 1 }, { sparse: true })
  .index({ 'publicity.provisional': 1 }, { sparse: true })
  .index({ stage: 1 })
  .index({ number: 1 })
  .index({ endedAt: 1 }, { sparse: true });
