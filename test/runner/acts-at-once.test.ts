import { sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStep, foldCase, judgeAct, nextStage } from '../../src/cases/index.ts';
import { addDays, type Day } from '../../src/core/index.ts';
import { loadDefinitions } from '../../src/definitions.ts';
import { actOnCase, type ActOutcome, type ActRequest } from '../../src/runner/index.ts';
import { actFor, actorFor, attempts, entitledTo, kindsFor, Thrown } from '../cases/random-acts.ts';
import { nextSteps } from '../cases/random-course.ts';
import { actor, at } from '../cases/support.ts';
import { openTestStore } from '../store/support/open-test-store.ts';
import { declare, openRuntime } from './case-desk.ts';

/** How many act on one case at the same instant. */
const crowd = 6;
const rounds = 10;

describe.each(['cq-five-step', 'ah-taogou'])('several at once on one case of %s', (id) => {
  it('lose no entry, leave no gap, and leave what one after the other would have', async () => {
    const { store } = await openTestStore();
    let today: Day = '2026-09-21';
    const runtime = await openRuntime(await loadDefinitions(id), store, at(today));
    const { profile, calendar } = runtime;
    const one = await declare(runtime, 'c-1', at(today));
    const tries = sample(attempts, { numRuns: rounds * crowd, seed: 20260921 }).flatMap(
      ([first]) => first ?? [],
    );
    let accepted = 0;
    let refused = 0;

    for (let round = 0; round < rounds; round += 1) {
      today = addDays(today, 2);
      const state = foldCase(await store.cases.journal(one.id)) ?? one;
      const next = nextStage(state, profile);
      const requests = tries.slice(round * crowd, (round + 1) * crowd).map((attempt): ActRequest => {
        const thrown = new Thrown(attempt.dice);
        const kind = thrown.of(kindsFor(state, next));
        const entitled = entitledTo(kind, next === null ? null : findStep(profile, next));
        const { role, person } = actorFor(attempt.who, entitled, thrown);
        const act = actFor(kind, thrown, state, today);
        return { case: one.id, act, actors: [actor(role, person)], at: at(today, '19:00') };
      });
      for (const [act, by] of nextSteps(state, profile, today, true)) {
        requests.push({ case: one.id, act, actors: [by], at: at(today, '19:00') });
      }
      const outcomes: ActOutcome[] = await Promise.all(
        requests.map((request) => actOnCase(runtime, request)),
      );
      accepted += outcomes.filter(({ ok }) => ok).length;
      refused += outcomes.filter(({ ok }) => !ok).length;
    }

    const journal = await store.cases.journal(one.id);
    expect(accepted).toBeGreaterThan(rounds);
    expect(refused).toBeGreaterThan(rounds);
    // Who was told yes is in the journal, once; who was told no is not.
    expect(journal).toHaveLength(accepted + 1);
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1));
    expect(await store.cases.verifyJournal(one.id)).toEqual({ ok: true, entries: journal.length });

    // Each entry is what the rules say of its act on the entries before it.
    for (const [index, entry] of journal.entries()) {
      const before = foldCase(journal.slice(0, index));
      const { act, actor: by, at: now } = entry;
      if (before === null || act.kind === 'declared') continue;
      const again = judgeAct(before, act, { actor: by, now, profile, calendar });
      expect(again).toMatchObject({ ok: true, act });
    }
    const { nextDueAt: _, ...snapshot } = (await store.cases.snapshot(one.id)) ?? { nextDueAt: null };
    expect(snapshot).toEqual(foldCase(journal));
  });
});
