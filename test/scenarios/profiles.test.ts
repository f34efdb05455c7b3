import { describe, expect, it, vi } from 'vitest';
import { decidingStage } from '../../src/cases/index.ts';
import { contactIdOf } from '../../src/core/index.ts';
import { act, declare, staff } from '../support/case-steps.ts';
import { confirmPhone } from '../support/known-household.ts';
import { declaration } from '../support/village-talk.ts';
import { openWorld } from '../support/world.ts';

describe.each(['cq-five-step', 'ah-taogou', 'cn-2026-draft'])('the service of %s', (profile) => {
  it('starts without the demo, and has an answer for whoever writes', async () => {
    const world = await openWorld({ at: '2026-09-24T09:00:00+08:00', demo: false, profile });
    try {
      const { runner, runtime } = world.service;
      expect(runtime.profile.id).toBe(profile);
      expect(await runtime.store.definitions.find(runtime.profile.hash)).toMatchObject({ name: profile });
      // Nobody is on the simulator before the county has been opened, so the message comes as an adapter hands it over.
      await runner.receive({
        channel: 'simulator',
        account: 'bot',
        id: 'm1',
        peer: 'first',
        peerName: 'first',
        mentionsUs: false,
        kind: 'text',
        text: '你好',
        sentAt: runtime.clock.now(),
      });
      const [turn] = await runtime.store.turns.listRecent(contactIdOf('simulator', 'bot', 'first'), 1);
      expect(turn?.reply).toContain('申报');
      await world.moveTo('2026-09-25T09:00:00+08:00');
    } finally {
      await world.close();
    }
  });

  it('shows the demo county under its own steps', async () => {
    const world = await openWorld({ at: '2026-09-24T09:00:00+08:00', profile });
    try {
      const { store, profile: county } = world.service.runtime;
      const monitored = await store.cases.listByStage('monitored');
      expect(monitored.length).toBeGreaterThan(0);
      const journals = await Promise.all(monitored.map(({ id }) => store.cases.journal(id)));
      const acts = journals.flat().map((entry) => entry.act.kind);
      const deciding = decidingStage(county) === 'town_review' ? 'town_reviewed' : 'county_decided';
      expect(acts).toContain(deciding);
      expect(acts.includes('group_opined')).toBe(profile === 'ah-taogou');
      expect(monitored.every(({ decision }) => decision !== undefined)).toBe(true);
    } finally {
      await world.close();
    }
  });
});

it('offers a case to whom its own steps name when the county has taken others', async () => {
  const world = await openWorld({ at: '2026-09-14T09:00:00+08:00', profile: 'ah-taogou' });
  try {
    const id = await declare(world);
    const on = '2026-09-14';
    await act(world, id, staff.secretary, { kind: 'accepted' });
    await act(world, id, staff.cadre, { kind: 'group_opined', on, present: 20, inFavour: 17, against: 1 });
    // Its steps have no group, so that none of its own cases waits for a verification from there.
    await world.restart('cq-five-step');
    expect((await world.say('c-sq-1', '核实')).at(-1)).toContain('秦彩云');
  } finally {
    await world.close();
  }
});

it('says nowhere that a household was taken in where the county keeps that back (X1)', async () => {
  const world = await openWorld({ at: '2026-09-21T10:00:00+08:00' });
  try {
    await confirmPhone(world, 'v-sq-3', 'h-sq-5');
    const { runtime } = world.service;
    const { profile } = runtime;
    const { steps } = profile.values;
    const kept = (steps.value ?? []).map((step) =>
      step.stage === 'county_decision' || step.stage === 'monitored'
        ? { ...step, tellHousehold: false }
        : step,
    );
    const hushed = { ...profile, values: { ...profile.values, steps: { ...steps, value: kept } } };
    vi.spyOn(runtime, 'profileOf').mockResolvedValue(hushed);
    for (const words of [['进度'], declaration]) {
      const [answer = ''] = await world.sayAll('v-sq-3', ...words);
      expect(answer).toContain('乡镇已审核');
      expect(answer).not.toMatch(/监测|联系人/);
    }
    await world.say('v-sq-3', '补充');
    const { session } = await runtime.states.load(contactIdOf('simulator', 'bot', 'v-sq-3'));
    expect(session?.lists?.['own_open']).toMatchObject([{ label: '2026-0001（乡镇已审核）' }]);
  } finally {
    await world.close();
  }
});
