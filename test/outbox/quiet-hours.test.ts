import { describe, expect, test } from 'vitest';
import { firstMomentFor } from '../../src/outbox/index.ts';

const night = { from: '20:30', to: '07:30' };
const at = (text: string): Date => new Date(`${text}:00+08:00`);

describe('quiet hours', () => {
  test.each([
    ['before they begin', '2026-09-24T20:29', '2026-09-24T20:29'],
    ['as they begin', '2026-09-24T20:30', '2026-09-25T07:30'],
    ['before midnight', '2026-09-30T23:59', '2026-10-01T07:30'],
    ['at midnight', '2026-10-01T00:00', '2026-10-01T07:30'],
    ['in the small hours', '2026-09-24T02:00', '2026-09-24T07:30'],
    ['as they end', '2026-09-24T07:30', '2026-09-24T07:30'],
  ])('%s', (_, said, sent) => {
    expect(firstMomentFor('digest', at(said), night)).toEqual(at(sent));
    expect(firstMomentFor('reminder', at(said), night)).toEqual(at(sent));
    expect(firstMomentFor('notice', at(said), night)).toEqual(at(sent));
  });

  test('urgent messages and replies never wait', () => {
    const said = at('2026-09-24T02:00');
    expect(firstMomentFor('urgent', said, night)).toBe(said);
    expect(firstMomentFor('reply', said, night)).toBe(said);
  });

  test('a quiet time within one day', () => {
    const noon = { from: '12:30', to: '14:00' };
    expect(firstMomentFor('digest', at('2026-09-24T13:00'), noon)).toEqual(at('2026-09-24T14:00'));
    expect(firstMomentFor('digest', at('2026-09-24T14:00'), noon)).toEqual(at('2026-09-24T14:00'));
    expect(firstMomentFor('digest', at('2026-09-24T02:00'), noon)).toEqual(at('2026-09-24T02:00'));
  });

  test('a county that set none', () => {
    expect(firstMomentFor('digest', at('2026-09-24T02:00'), null)).toEqual(at('2026-09-24T02:00'));
  });
});
