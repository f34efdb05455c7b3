import type { PublicityDuty } from '../../cases/index.ts';
import type { PublicityLine } from '../../documents/index.ts';

/** A running publicity as its readers follow it; `household` is masked or named, as the reader may see it. */
export function publicityLine(duty: PublicityDuty, household: string): PublicityLine {
  const { number, day, of, end, provisional, lastDay, toClose, held, closesAt } = duty;
  return {
    household,
    number,
    day,
    of,
    end,
    provisional,
    lastDay,
    toClose,
    held,
    ...(closesAt === undefined ? {} : { closesAt }),
  };
}
