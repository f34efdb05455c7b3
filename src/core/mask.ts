/** Household as groups may see it: family name, 组 and the household's short number; never a cause or an amount. */
export interface HouseholdMask {
  /** Name of the head of household. */
  name: string;
  /** 组 within the village, when known. */
  group?: number;
  /** Short number within the village. */
  number: number;
}

/** `张*`. A two-sign family name is not told apart: one sign is shown, the rest is one star. */
export function maskName(name: string): string {
  return `${[...name][0] ?? ''}*`;
}

/** `张*（3组）, 18号`. */
export function maskHousehold({ name, group, number }: HouseholdMask): string {
  return nameHousehold({ name: maskName(name), number, ...(group === undefined ? {} : { group }) });
}

/** `张三（3组）, 18号`: as its own cadres see it in private. */
export function nameHousehold({ name, group, number }: HouseholdMask): string {
  return `${name}${group === undefined ? '' : `（${group}组）`}, ${number}号`;
}

/** `138****5678`: enough for its owner to recognise. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** `5221**********1013`: enough for its owner to recognise. */
export function maskIdNumber(id: string): string {
  return `${id.slice(0, 4)}**********${id.slice(-4)}`;
}
