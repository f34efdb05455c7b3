import { timesAYear, type Answer, type Range } from '../../core/index.ts';

/** A sum as far as it is known: fen or people; null where somebody did not know, which is neither nothing nor zero. */
export type Figure = Range | null;

export const nothing: Range = exactly(0);

export function exactly(number: number): Range {
  return { min: number, max: number, approx: false };
}

/** One unknown makes the sum unknown; an open end stays open. */
export function add(figures: readonly Figure[]): Figure {
  return figures.reduce<Figure>(
    (sum, one) =>
      sum === null || one === null
        ? null
        : {
            min: sum.min === null || one.min === null ? null : sum.min + one.min,
            max: sum.max === null || one.max === null ? null : sum.max + one.max,
            approx: sum.approx || one.approx,
          },
    nothing,
  );
}

export function negate(figure: Figure): Figure {
  if (figure === null) return null;
  const { min, max, approx } = figure;
  return { min: max === null ? null : -max, max: min === null ? null : -min, approx };
}

/** Each of so many has an equal share. Who is counted as between two and four makes a range of the share. */
export function share(figure: Figure, among: Figure): Figure {
  if (figure === null || among === null) return null;
  const { min: fewest, max: most } = among;
  if (fewest === null || fewest < 1 || most === null) return null;
  return {
    min: figure.min === null ? null : figure.min / (figure.min < 0 ? fewest : most),
    max: figure.max === null ? null : figure.max / (figure.max < 0 ? most : fewest),
    approx: figure.approx || among.approx,
  };
}

/** `open`: the range lies on both sides. Exactly on the line is not below it (002_b66c L88). */
export type Standing = 'below' | 'not_below' | 'open' | 'unknown';

export function standingOf(figure: Figure, lineFen: number | null): Standing {
  if (figure === null || lineFen === null) return 'unknown';
  if (figure.max !== null && figure.max < lineFen) return 'below';
  return figure.min !== null && figure.min >= lineFen ? 'not_below' : 'open';
}

/** Whether two figures say the same; `about` makes no difference. */
export function isSame(one: Figure, other: Figure): boolean {
  return one?.min === other?.min && one?.max === other?.max;
}

/** Fen a year of an answer: 每月 600 is 7,200. Null where no amount was given. */
export function yearlyFen(answer: Answer | undefined): Figure {
  if (answer?.status !== 'given' || answer.value.type !== 'amount') return null;
  const { min, max, approx, period = 'year' } = answer.value;
  const times = timesAYear[period];
  return { min: min === null ? null : min * times, max: max === null ? null : max * times, approx };
}

/** People, years of age. Null where no number was given; a child of eight months is of age 0. */
export function countOf(answer: Answer | undefined): Figure {
  if (answer?.status !== 'given' || answer.value.type !== 'count') return null;
  const { min, max, approx, unit } = answer.value;
  const per = unit === undefined ? 1 : { month: 12, week: 52, day: 365 }[unit];
  const whole = (count: number | null): number | null => (count === null ? null : Math.floor(count / per));
  return { min: whole(min), max: whole(max), approx };
}
