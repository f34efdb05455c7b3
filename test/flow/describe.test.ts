import { describe, expect, it } from 'vitest';
import { toId, type Answer, type MediaId, type Value } from '../../src/core/index.ts';
import { describeAnswer, startSession, type Question } from '../../src/flow/index.ts';
import { houseBook } from './support.ts';
import { contextOn, houseLexicon } from './transcript.ts';

const flow = houseBook().byId('quick-report') ?? missing();
const session =
  startSession(flow, { ...contextOn('2026-09-24', houseLexicon()), lists: {}, given: {} }).session ??
  missing();

const exact = (n: number): { min: number; max: number; approx: boolean } => ({
  min: n,
  max: n,
  approx: false,
});
const media = ['m1', 'm2'].map((id) => toId<MediaId>(id));

const cases: [string, Value, string][] = [
  ['loss', { type: 'amount', ...exact(3_500_000) }, '35,000 元'],
  ['loss', { type: 'amount', ...exact(50) }, '0.5 元'],
  ['loss', { type: 'amount', ...exact(1_234_567_800) }, '12,345,678 元'],
  ['loss', { type: 'amount', min: 200_000, max: 300_000, approx: true }, '约 2,000 至 3,000 元'],
  ['loss', { type: 'amount', min: 300_000, max: null, approx: false }, '3,000 元以上'],
  ['loss', { type: 'amount', min: null, max: 2_000_000, approx: false }, '20,000 元以下'],
  ['loss', { type: 'amount', period: 'month', ...exact(300_000) }, '每月3,000 元'],
  ['loss', { type: 'amount', per: '亩', ...exact(80_000) }, '每亩800 元'],
  ['people', { type: 'count', ...exact(4) }, '4人'],
  ['people', { type: 'quantity', unit: '亩', ...exact(2.5) }, '2.5亩'],
  ['people', { type: 'duration', unit: 'month', ...exact(8) }, '8 个月'],
  ['since', { type: 'date', start: '2026-03-05', end: '2026-03-05', approx: false }, '2026年3月5日'],
  ['since', { type: 'date', start: '2026-02-01', end: '2026-02-28', approx: false }, '2026年2月'],
  ['since', { type: 'date', start: '2025-01-01', end: '2025-12-31', approx: true }, '约 2025年'],
  [
    'since',
    { type: 'period', start: '2026-03-05', end: '2026-03-09', approx: false },
    '2026年3月5日 至 2026年3月9日',
  ],
  ['urgent', { type: 'yes_no', yes: true }, '有'],
  ['applicant', { type: 'select_one', choice: 'self' }, '自己家'],
  ['kinds', { type: 'select_multiple', choices: ['R01', 'R99'] }, '看病、其他'],
  ['narrative', { type: 'text', text: '甲'.repeat(40) }, `${'甲'.repeat(23)}…`],
  ['narrative', { type: 'media', kind: 'audio', media, text: '腿摔了' }, '语音 腿摔了'],
  ['subject_place', { type: 'media', kind: 'location', media }, '位置'],
  ['photos', { type: 'media', kind: 'image', media }, '2 张'],
  ['photos', { type: 'media', kind: 'image', media: [] }, '没有照片'],
];

describe('an answer in short words', () => {
  it.each(cases)('%s %j → %s', (name, value, said) => {
    expect(sayOf(name, { status: 'given', value, raw: '', source: 'text' })).toBe(said);
  });

  it('says what has no value in words, never as a figure', () => {
    expect(sayOf('loss', { status: 'unknown', raw: '不晓得' })).toBe('说不清');
    expect(sayOf('loss', { status: 'skipped' })).toBe('没填');
  });
});

function sayOf(name: string, answer: Answer): string {
  const question: Question = flow.questions.find((each) => each.name === name) ?? missing();
  return describeAnswer(flow, session, question, answer);
}

function missing(): never {
  throw new Error('not in the flow');
}
