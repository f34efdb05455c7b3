import { describe, expect, it } from 'vitest';
import { loadDefinitions } from '../../src/definitions.ts';

describe('what lies in flows/ and templates/', () => {
  it('inspects clean, without a warning', async () => {
    const { warnings, flows, calendar, kept } = await loadDefinitions('demo-county');
    expect(warnings).toEqual([]);
    expect(flows.length).toBeGreaterThan(5);
    expect(calendar.years).toContain(2026);
    expect(new Set(kept.map(({ hash }) => hash)).size).toBe(kept.length);
  });

  it('stops the start when a profile is not there', async () => {
    await expect(loadDefinitions('no-such-county')).rejects.toThrow(/no-such-county/);
  });
});
