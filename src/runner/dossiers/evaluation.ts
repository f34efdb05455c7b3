import { addDays, dayOf, type AreaCode, type Answer, type Value } from '../../core/index.ts';
import { holdOn, valueOf, type RecordedOf } from '../../cases/index.ts';
import type { Dossier } from '../../flow/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import type { CaseFile } from './case-file.ts';
import { describeFound } from './verification.ts';
import { describeVotes } from './votes.ts';

/** 评议: what the visitors found and the group said, and which condition the representatives would have to vote on by name. */
export async function dossierToEvaluate(runtime: Runtime, scene: Scene, file: CaseFile): Promise<Dossier> {
  const { state, profile } = file;
  const codes = valueOf(profile, 'exclusion.codes') ?? [];
  const excluded = state.verification?.exclusions.find((code) => codes.includes(code));
  const meeting = await lastMeeting(runtime, scene, state.village);
  return {
    ...(meeting === null ? {} : { known: answersOf(meeting) }),
    given: {
      found: [await describeFound(runtime, file), describeVotes(runtime, groupOnly(file))]
        .filter((part) => part !== '')
        .join('\n'),
      exclusion: excluded === undefined ? '' : runtime.renderer.word('exclusion', excluded),
      hold: holdOn(state, profile) ?? '',
    },
  };
}

/** Without the votes of a meeting before this one. */
function groupOnly({ journal }: CaseFile): Pick<CaseFile, 'journal'> {
  return { journal: journal.filter(({ act }) => act.kind === 'group_opined') };
}

/** The meeting that evaluated another household of the village since yesterday: most likely it is still the same. */
async function lastMeeting(
  { store }: Runtime,
  { today }: Scene,
  village: AreaCode,
): Promise<RecordedOf<'evaluated'> | null> {
  const recent = addDays(today, -1);
  const others = await store.cases.listOpen(village, ['evaluated', 'publicity']);
  const journals = await Promise.all(
    others.filter(({ since }) => dayOf(since) >= recent).map(({ id }) => store.cases.journal(id)),
  );
  const meetings = journals.flat().flatMap(({ act, at }) => (act.kind === 'evaluated' ? [{ act, at }] : []));
  const last = meetings.toSorted((one, other) => Number(one.at) - Number(other.at)).at(-1);
  return last !== undefined && last.act.on >= recent ? last.act : null;
}

/** When and where it was and who was there, to be confirmed; how they voted is asked of each household. */
function answersOf({ on, place, attendance }: RecordedOf<'evaluated'>): Record<string, Answer> {
  return {
    held_on: given({ type: 'date', start: on, end: on, approx: false }),
    place: given({ type: 'text', text: place }),
    ...Object.fromEntries(
      Object.entries(attendance).map(([name, n]) => [
        name,
        given({ type: 'count', min: n, max: n, approx: false }),
      ]),
    ),
  };
}

function given(value: Value): Answer {
  return { status: 'given', value, raw: '', source: 'prefill' };
}
