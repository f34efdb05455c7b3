import { randomUUID } from 'node:crypto';
import { dayOf, type Answer } from '../../../src/core/index.ts';
import type { Definitions } from '../../../src/definitions.ts';
import {
  advanceSession,
  startSession,
  type Flow,
  type FlowContext,
  type Session,
  type Step,
} from '../../../src/flow/index.ts';
import { findDanger, type Place } from '../../../src/understanding/index.ts';
import type { Villager } from './county.ts';
import type { Random } from '../../support/random.ts';

/** One message of a script, and what the oracle answers to it. */
export interface Line {
  /** The channel's id of the message. */
  id: string;
  text: string;
  reply: string;
  /** Set where the talk ends with a declaration: its answers as the oracle has them. */
  submitted?: Record<string, Answer>;
}

/** Everything one villager says, in order. */
export interface Script {
  villager: Villager;
  lines: Line[];
}

const narratives = [
  '孩子他爸在工地摔断了腿，住院了',
  '今年雨水多，地里的苞谷都泡坏了',
  '老人做了手术，还要吃很久的药',
  '厂里停工了，两个月没有收入',
  '养的鸡得了瘟病，卖不出去了',
  '两个娃都要交学费，一下子拿不出来',
];

/** Plain answers, said the different ways that people say them. */
const answers: Record<string, readonly string[]> = {
  privacy: ['1', '同意', '可以'],
  phone: ['13800138000', '跳过', '13912345678'],
  applicant: ['1', '自己家', '给自己家报'],
  kinds: ['1', '1 4', '3', '看病', '7', '5 6'],
  narrative: narratives,
  since: ['2025年3月', '2024年', '说不清', '2025年10月1日'],
  loss: ['35000', '三万五', '2000元', '一千二百', '说不清', '两万'],
  people: ['4', '3口人', '五个', '6'],
  urgent: ['2', '没有', '2', '1'],
  photos: ['没有', '没拍照片', '没有了'],
};

const summary = ['1', '都对', '提交', '1'];
const nonsense = ['嗯嗯啊啊这个那个', 'abcdefg', '？？？'];
const maxLines = 80;

export interface Oracle {
  /** What the villager will say, and all that must come of it. */
  write(villager: Villager, random: Random, reports?: number): Script;
}

/**
 * The pure flow as the judge of a run: the same engine, lexicon and places, fed the messages once and in order,
 * without a store, a channel or a crash.
 */
export function createOracle({ flows, lexicon }: Definitions, places: Place[]): Oracle {
  const now = new Date();
  const context: FlowContext = { now, today: dayOf(now), lexicon, places };
  const start = { ...context, lists: {}, given: { today: context.today } };
  const flowOf = (id: string): Flow => {
    const flow = flows.find((one) => one.id === id);
    if (flow === undefined) throw new Error(`no flow ${id}`);
    return flow;
  };
  const report = flowOf('quick-report');
  const bind = flowOf('bind');

  function answer(session: Session, villager: Villager, random: Random): string {
    if (session.pending !== undefined) return random.pick(['对', '1', '是的']);
    if (session.offered !== undefined) return '1';
    if (session.open === null) return random.pick(summary);
    if (random.chance(0.04)) return random.pick(nonsense);
    if (random.chance(0.03)) return '上一步';
    if (session.open === 'name') return villager.name;
    if (session.open === 'place') return `${villager.village}${villager.group}组`;
    return random.pick(answers[session.open] ?? ['1']);
  }

  function talk(villager: Villager, random: Random, isKnown: boolean): Line[] {
    let flow = isKnown ? report : bind;
    let step: Step = startSession(flow, isKnown ? start : { ...start, next: report.id });
    const lines = [lineOf(random.pick(['申报', '快报', '我要申报']), step.replies)];
    while (step.session !== null) {
      const text = answer(step.session, villager, random);
      if (findDanger(text, lexicon) !== null) throw new Error(`the script says danger: ${text}`);
      step = advanceSession(flow, step.session, { kind: 'words', text, source: 'text' }, context);
      const line = lineOf(text, step.replies);
      const end = step.events.find((event) => event.type === 'session_submitted');
      if (end?.submits === 'binding') {
        flow = report;
        const opened = startSession(flow, start);
        line.reply = [...step.replies, ...opened.replies].join('\n\n');
        step = opened;
      } else if (end !== undefined) {
        line.submitted = end.answers;
      }
      lines.push(line);
      if (lines.length > maxLines)
        throw new Error(`the talk does not end: ${JSON.stringify(lines.slice(-6))}`);
    }
    return lines;
  }

  return {
    write(villager, random, reports = 1) {
      const lines = Array.from({ length: reports }, (_, at) =>
        talk(villager, random, villager.household !== null || at > 0),
      );
      return { villager, lines: lines.flat() };
    },
  };
}

function lineOf(text: string, replies: string[]): Line {
  return { id: randomUUID(), text, reply: replies.filter((part) => part !== '').join('\n\n') };
}
