import { readdirSync, readFileSync } from 'node:fs';
import { questionTypes } from '../../dist/core/index.js';
import { loadLexicon } from '../../dist/flow-tools.js';
import { understand, type FieldSpec, type UnderstandContext } from '../../dist/understanding/index.js';
import { round } from './measure.ts';

/** Rate and microseconds of a call; of each call the quickest of a few, so that a busy machine does not count. */
export interface CallFigures {
  perSecond: number;
  p50Us: number;
  p99Us: number;
}

/** What it takes to understand one answer, beside the least that could be done with its words. */
export interface UnderstandingFigures {
  answers: number;
  /** Every answer of our corpus, asked as every type. */
  calls: CallFigures;
  /** The same inputs: `String.normalize` and one regular expression. */
  floor: CallFigures;
  /** The longest call of any type on 2,000 hostile signs, and on the 500 of them that are still read. */
  hostileMs: { refused: number; read: number };
}

const folder = new URL('../../test/understanding/', import.meta.url);
const hostile = ['三', '1-', '到1', '一个月', '不对,', '十百千万', '三到五千,', '农历', '没有', '我和老伴'];
const choices = ['种植收入', '养殖收入', '务工收入'].map((label, at) => ({ name: String(at + 1), label }));
const rounds = 5;

export async function measureUnderstanding(): Promise<UnderstandingFigures> {
  const answers = readAnswers();
  const context: UnderstandContext = {
    today: '2026-09-24',
    source: 'text',
    phase: 'answer',
    lexicon: await loadLexicon(),
  };
  const fields = questionTypes.map((type): FieldSpec => ({ name: type, type, choices }));
  const calls = answers.flatMap((text) => fields.map((field) => () => void understand(text, field, context)));
  const least = answers.flatMap((text) => fields.map(() => () => leastWork(text)));
  const slowest = (length: number) =>
    Math.max(
      ...hostile.flatMap((piece) =>
        fields.map((field) =>
          round(
            quickest(() => void understand(piece.repeat(length).slice(0, length), field, context)),
            3,
          ),
        ),
      ),
    );
  return {
    answers: answers.length,
    calls: figuresOf(calls),
    floor: figuresOf(least),
    hostileMs: { refused: slowest(2000), read: slowest(500) },
  };
}

/** The answers of the tables in our tests: what stands before ` => `. */
function readAnswers(): string[] {
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'));
  return [...new Set(lines.flatMap((line) => /^ {4}(\S.*?) => /.exec(line)?.[1] ?? []))];
}

function leastWork(text: string): void {
  /[\d一二三四五六七八九十百千万]+/.exec(text.normalize('NFKC'));
}

function figuresOf(calls: (() => void)[]): CallFigures {
  const took = calls.map(quickest).toSorted((one, other) => one - other);
  const at = (share: number) => round(1000 * (took[Math.floor((took.length - 1) * share)] ?? 0), 1);
  const sumMs = took.reduce((sum, ms) => sum + ms, 0);
  return { perSecond: Math.round((1000 * took.length) / sumMs), p50Us: at(0.5), p99Us: at(0.99) };
}

/** Milliseconds of the quickest of a few runs. */
function quickest(run: () => void): number {
  let best = Infinity;
  for (let at = 0; at < rounds; at += 1) {
    const began = performance.now();
    run();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}
