import { choiceOf, itemsOf, type Answers } from './answers.ts';
import { add, exactly, negate, nothing, share, yearlyFen, type Figure } from './figure.ts';
import type { Verified } from './findings.ts';
import { countHousehold } from './household.ts';

/** A household's income of a year by its parts, fen (C-31 … C-39). */
export interface Income {
  /** C-31. */
  wages: Figure;
  /** C-32. */
  operating: Figure;
  /** C-33. */
  costs: Figure;
  /** C-34. */
  property: Figure;
  /** C-35. */
  transfers: Figure;
  /** C-36. */
  net: Figure;
  /** C-37, or C-39 where the county goes by that: what is held against the line. */
  perCapita: Figure;
  /** Parts that are not known. */
  unknown: IncomePart[];
}

export type IncomePart = 'wages' | 'operating' | 'costs' | 'property' | 'transfers' | 'people' | 'reference';

/** Work it out. What is not known makes everything that hangs on it unknown; a range stays one. */
export function incomeOf(answers: Answers, reference: 'net' | 'reference' | null): Income {
  const wages = wagesOf(answers);
  const sold = add([soldOf(answers, 'crops', 'crop_sold'), soldOf(answers, 'animals', 'animal_sold')]);
  const operating = add([sold, yearlyFen(answers['business'])]);
  const costs = costsOf(answers, operating);
  const property = yearlyFen(answers['rents']);
  const transfers = yearlyFen(answers['transfers']);
  const { people } = countHousehold(answers);
  const net = add([wages, operating, negate(costs), property, transfers]);
  const besides = reference === 'net' ? nothing : reference === null ? null : besidesOf(answers);
  const parts = { wages, operating, costs, property, transfers, people, reference: besides };
  const unknown = (Object.keys(parts) as IncomePart[]).filter((part) => parts[part] === null);
  return {
    wages,
    operating,
    costs,
    property,
    transfers,
    net,
    perCapita: share(add([net, besides]), people),
    unknown,
  };
}

/** By what the visitors found: the sums they wrote down go before what the parts add up to. */
export function verifiedIncome(
  { answers, own, perCapitaFen }: Verified,
  reference: 'net' | 'reference' | null,
): Income {
  const income = incomeOf(answers, reference);
  return {
    ...income,
    net: own['net'] === undefined ? income.net : yearlyFen(own['net']),
    perCapita: perCapitaFen === null ? null : exactly(perCapitaFen),
  };
}

/** Wages are asked of those who work away; who stays at home earns none, who does something unknown may. */
function wagesOf(answers: Answers): Figure {
  const members = itemsOf(answers, 'members');
  if (members === null) return null;
  return add(
    members.map((member) => {
      const state = choiceOf(member, 'state');
      if (state === null) return null;
      return state === 'away' ? yearlyFen(member['wage']) : nothing;
    }),
  );
}

function soldOf(answers: Answers, repeat: string, sold: string): Figure {
  const items = itemsOf(answers, repeat);
  return items === null ? null : add(items.map((item) => yearlyFen(item[sold])));
}

/** Costs are asked where something is sold or made; nothing sold, no costs. */
function costsOf(answers: Answers, operating: Figure): Figure {
  if (answers['costs'] !== undefined) return yearlyFen(answers['costs']);
  const sells = ['crops', 'animals'].some((name) => (itemsOf(answers, name) ?? []).length > 0);
  return !sells && operating?.max === 0 ? nothing : null;
}

/** C-39: claims paid out, less what was paid oneself for what the scheme covers. */
function besidesOf(answers: Answers): Figure {
  return add([yearlyFen(answers['claims']), negate(yearlyFen(answers['compliant_paid']))]);
}
