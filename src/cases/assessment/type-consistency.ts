import type { MonitoredType } from '../codes.ts';
import type { Standing } from './figure.ts';

/**
 * C-50: what is below the line cannot be T3, what is not below cannot be T1 or T2 (002_b66c L88). Where the standing is
 * not certain nothing speaks against a type.
 */
export function fitsType(type: MonitoredType, standing: Standing): boolean {
  if (standing === 'below') return type !== 'T3';
  return standing === 'not_below' ? type === 'T3' : true;
}
