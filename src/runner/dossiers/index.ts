import type { Dossier, Flow, Step } from '../../flow/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { splitChoice } from '../lists/index.ts';
import { openFile, type CaseFile } from './case-file.ts';
import { dossierToFollow } from './leads.ts';
import { dossierToAssign, dossierToInvestigate, dossierToJudge, dossierToReview } from './offices.ts';
import { dossierToCosign, dossierToRecheck, dossierToVerify } from './verification.ts';
import { dossierToAccept, dossierToHelp, dossierToMove } from './briefs.ts';
import { dossierToEvaluate } from './evaluation.ts';

export { openFile, peopleFound } from './case-file.ts';

type Open = (
  runtime: Runtime,
  scene: Scene,
  file: CaseFile,
  /** What the choice names inside the case. */
  part: string | null,
) => Dossier | Promise<Dossier>;

/** What a talk is given of the case that was chosen from a list; from other lists nothing but the choice is taken. */
const dossiers: Record<string, Open> = {
  awaiting_accepted: dossierToAccept,
  awaiting_verified: dossierToVerify,
  to_cosign: dossierToCosign,
  to_recheck: dossierToRecheck,
  awaiting_evaluated: dossierToEvaluate,
  awaiting_town_review: dossierToJudge,
  awaiting_county_decision: dossierToJudge,
  objections: dossierToInvestigate,
  appeals: dossierToReview,
  without_liaison: dossierToAssign,
  urgent_cases: dossierToHelp,
  measures: dossierToMove,
};

/**
 * What belongs to the case that a step has chosen, by the case's id; null where it chose none. Read only then: what a
 * household said is not kept with the list of all that wait.
 */
export async function dossiersFor(
  runtime: Runtime,
  scene: Scene,
  flow: Flow,
  { events }: Step,
): Promise<Record<string, Dossier> | null> {
  for (const event of events) {
    if (event.type !== 'answer_recorded' || event.answer.status !== 'given') continue;
    const list = flow.questions.find(({ name }) => name === event.question)?.choices_from;
    const { value } = event.answer;
    if (list === undefined || value.type !== 'select_one') continue;
    const open = list === 'leads' ? dossierToFollow : ofCase(dossiers[list]);
    if (open === null) continue;
    const dossier = await open(runtime, scene, value.choice);
    return dossier === null ? null : { [value.choice]: dossier };
  }
  return null;
}

/** Opens the case that a choice names; null: from that list nothing is opened. */
function ofCase(open: Open | undefined) {
  if (open === undefined) return null;
  return async (runtime: Runtime, scene: Scene, choice: string): Promise<Dossier | null> => {
    const { id, part } = splitChoice(choice);
    const file = await openFile(runtime, id);
    return file === null ? null : open(runtime, scene, file, part);
  };
}
