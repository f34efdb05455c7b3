import type { MeasureKind, RiskCode } from '../codes.ts';
import { choiceOf, itemsOf, type Answers } from './answers.ts';
import { countOf } from './figure.ts';

/** Whether anybody of the household can work: fully, lightly, nobody; null where it is not known. */
export type Labour = 'able' | 'light' | 'none';

/** Kinds of help that fit a risk, the nearest first; one of them is chosen (C6: one risk, one measure). */
export interface FittingMeasures {
  risk: RiskCode;
  kinds: MeasureKind[];
}

/** 002_b66c L46-53; 001_08e4 L25-33, L163-165; 003_4f96 L24, L29-34. */
const fitting: Record<RiskCode, readonly MeasureKind[]> = {
  R01: ['health', 'social_security'],
  R02: ['social_security', 'health'],
  R03: ['education'],
  R04: ['industry', 'living_conditions', 'social_help'],
  R05: ['social_help', 'social_security'],
  R06: ['employment', 'public_post'],
  R07: ['industry', 'finance'],
  R08: ['public_post', 'social_security'],
  R09: ['housing'],
  R10: ['water'],
  R11: ['employment', 'industry'],
  R99: ['social_help'],
};

/** These need hands: who can work is helped to work, who cannot is provided for (001_08e4 L165; 004_bc94 L35). */
const needsLabour: readonly MeasureKind[] = ['industry', 'employment', 'finance', 'public_post'];
const light: readonly MeasureKind[] = ['public_post', 'industry'];

/** What fits each risk of a household with this labour; a suggestion for the talk with it, not a plan. */
export function measuresFor(risks: readonly RiskCode[], labour: Labour | null): FittingMeasures[] {
  return risks.map((risk) => {
    const kinds = fitting[risk].filter((kind) => suits(kind, labour));
    return { risk, kinds: kinds.length > 0 ? kinds : ['social_security'] };
  });
}

function suits(kind: MeasureKind, labour: Labour | null): boolean {
  if (!needsLabour.includes(kind) || labour === null || labour === 'able') return true;
  return labour === 'light' && light.includes(kind);
}

/** Children, pupils and those who said so cannot work; one of whom nothing is known leaves it open. */
export function labourOf(answers: Answers): Labour | null {
  const members = itemsOf(answers, 'members');
  if (members === null || members.length === 0) return null;
  const each = members.map(labourOfMember);
  if (each.includes('able')) return 'able';
  if (each.includes(null)) return null;
  return each.includes('light') ? 'light' : 'none';
}

function labourOfMember(member: Answers): Labour | null {
  const age = countOf(member['age'])?.max ?? null;
  if ((age !== null && age < 16) || choiceOf(member, 'state') === 'school') return 'none';
  const labour = choiceOf(member, 'labour');
  if (labour === 'full') return 'able';
  return labour === 'light' || labour === 'none' ? labour : null;
}
