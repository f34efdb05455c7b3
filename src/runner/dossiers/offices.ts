import { decidingStage, holdOn, nextStage, sectors, valueOf, type Profile } from '../../cases/index.ts';
import type { Dossier } from '../../flow/index.ts';
import { investigatorsFor, liaisonsFor } from '../lists/index.ts';
import { officePage } from './office-page.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import type { CaseFile } from './case-file.ts';
import { describeVotes } from './votes.ts';

/**
 * 镇审, 县审: the page a case is judged by, how group and village spoke, which offices are asked, what holds it, and
 * whether this step decides (X3).
 */
export async function dossierToJudge(runtime: Runtime, scene: Scene, file: CaseFile): Promise<Dossier> {
  const { state, profile } = file;
  const hold = holdOn(state, profile);
  return {
    given: {
      page: await officePage(runtime, scene, file),
      votes: describeVotes(runtime, file),
      hold: hold === null ? '' : runtime.renderer.word('hold', hold),
      decides: decidingStage(profile) === nextStage(state, profile),
      ...factsOfSectors(runtime, profile),
    },
  };
}

/** Which offices speak at the township's review, in words and one by one; where the county has named none, "". */
function factsOfSectors({ renderer }: Runtime, profile: Profile): Record<string, string | boolean> {
  const asked = valueOf(profile, 'townReview.sectors') ?? [];
  return {
    offices: asked.map((sector) => renderer.word('sector', sector)).join('、'),
    ...Object.fromEntries(sectors.map((sector) => [`asks_${sector}`, asked.includes(sector)])),
  };
}

/** 查异议: what was said, never by whom, and who may look into it. */
export async function dossierToInvestigate(
  runtime: Runtime,
  scene: Scene,
  { state, journal }: CaseFile,
  objection: string | null,
): Promise<Dossier> {
  const raised = journal.flatMap(({ act }) => (act.kind === 'objection_raised' ? act : []));
  return {
    given: { story: raised.find((act) => act.objection === objection)?.text ?? '' },
    lists: { investigators: await investigatorsFor(runtime, scene, state) },
  };
}

/** 审申诉: what was said no to, and what the household says. */
export function dossierToReview({ renderer }: Runtime, _: Scene, { state, journal }: CaseFile): Dossier {
  const said = journal.findLast(({ act }) => act.kind === 'appealed')?.act;
  return {
    given: {
      reason: renderer.word('reject_reason', state.rejection?.reason ?? ''),
      story: said?.kind === 'appealed' ? said.text : '',
    },
  };
}

/** 定联系人: the people of that village. */
export async function dossierToAssign(runtime: Runtime, scene: Scene, { state }: CaseFile): Promise<Dossier> {
  return { lists: { liaisons: await liaisonsFor(runtime, scene, state) } };
}
