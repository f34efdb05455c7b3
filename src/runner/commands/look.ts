import { AppError, dayOf, nameHousehold } from '../../core/index.ts';
import {
  assessCase,
  compareSides,
  isInProcedure,
  openObjections,
  sightOf,
  wordStage,
  type Reason,
  type Row,
  type Sight,
} from '../../cases/index.ts';
import { pageLimit, pagesOfText, type CaseView } from '../../documents/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import { declaredIn } from '../dossiers/declared.ts';
import { say, type Decision } from '../decision.ts';
import { placeNameOf } from '../telling/places.ts';
import type { Runtime } from '../runtime.ts';
import { actorsOf, type Scene } from '../scene.ts';
import type { CaseNumber, Command } from './command-book.ts';

/** Signs of a page that its head and foot need. */
const frameLength = 50;

/**
 * 看 2026-0031: declared, verified and compared values of a case side by side, what the rules suggest and why, in private
 * and to those in charge of it. What somebody looked at is kept. Whose it is not is not told that it is there.
 */
export async function lookAtCase(
  runtime: Runtime,
  scene: Scene,
  { case: asked }: Command,
): Promise<Decision> {
  const { renderer } = runtime;
  const plain = (reply: string): Decision =>
    say(scene.session, reply, { type: 'command_run', command: 'look_refused' });
  if (asked === undefined) return plain(renderer.render('case_unknown', {}));
  const number = `${asked.year ?? scene.today.slice(0, 4)}-${asked.number}`;
  const found = await findCase(runtime, number);
  const sight = found === null ? null : sightOf(actorsOf(scene), found);
  if (found === null || sight === null) return plain(renderer.render('case_unknown', { number }));
  if (found.recused.some((person) => person === scene.person?.id)) {
    return plain(renderer.render('refused_act', { code: 'recused', facts: {} }));
  }
  const { text, page } = await pageOf(runtime, scene, found, sight, asked);
  return say(scene.session, text, { type: 'case_viewed', case: found.id, household: found.household, page });
}

/** Null also when the household was erased. */
async function findCase({ store }: Runtime, number: string): Promise<CaseSnapshot | null> {
  try {
    const found = await store.cases.findByNumber(number);
    return found?.erased === true ? null : found;
  } catch (error) {
    if (error instanceof AppError && error.code === 'store:key_destroyed') return null;
    throw error;
  }
}

async function pageOf(
  runtime: Runtime,
  scene: Scene,
  found: CaseSnapshot,
  sight: Sight,
  { page }: CaseNumber,
): Promise<{ text: string; page: number }> {
  const { renderer } = runtime;
  const view = await viewOf(runtime, scene, found, sight);
  const pages = pagesOfText(renderer.render('case_view', view), pageLimit - frameLength);
  const at = Math.min(page, pages.length);
  const text = pages[at - 1] ?? '';
  return {
    text: renderer.render('case_page', { number: found.number, text, page: at, pages: pages.length }),
    page: at,
  };
}

/** Read from the journal as it stands: the snapshot holds no answers. */
async function viewOf(
  runtime: Runtime,
  scene: Scene,
  found: CaseSnapshot,
  { hits, objections }: Sight,
): Promise<CaseView> {
  const { store } = runtime;
  const [journal, profile, household] = await Promise.all([
    store.cases.journal(found.id),
    runtime.profileOf(found.profile),
    store.households.find(found.household),
  ]);
  const { stage, since, decision } = found;
  const assessed = assessCase(journal, { profile, today: scene.today, withHits: hits === 'full' });
  const { kind, types, priority, reasons, risks, measures, hints, missing } = assessed;
  const open = objections ? openObjections(found).length : 0;
  return {
    household: household === null ? '' : nameHousehold(household),
    village: placeNameOf(runtime, found.village),
    stage: wordStage(stage, profile),
    since: dayOf(since),
    declared: declaredIn(runtime, found, journal),
    rows: compareSides(journal, profile, hits).filter(matters),
    apart: assessed.household.apart,
    joined: assessed.household.joined,
    ...(isInProcedure(stage) && decision === undefined ? { suggestion: kind } : {}),
    types,
    // Once they were there nobody needs to be sent first.
    priority: priority && assessed.basis === 'declared',
    reasons,
    sources: sourcesOf(reasons),
    risks,
    measures,
    hints,
    missing: isInProcedure(stage) ? missing : [],
    ...(decision === undefined ? {} : { decided: decision.type }),
    ...(open === 0 ? {} : { objections: open }),
  };
}

/** Shown although all say the same. */
const always: readonly Row['name'][] = ['people', 'net', 'comparison'];

/** What differs, what is always looked at, bills, and conditions that are there. */
function matters({ name, declared, verified, differs }: Row): boolean {
  const cell = verified ?? declared;
  if (differs || name === 'perCapita') return true;
  if (cell?.kind === 'unknown') return false;
  if (always.includes(name)) return true;
  if (name === 'medical') return cell?.kind === 'money' && cell.range.min !== 0;
  return cell?.kind === 'condition' && cell.there !== 'no';
}

function sourcesOf(reasons: readonly Reason[]): string[] {
  const all = reasons.map((reason) => ('key' in reason ? reason.key : (reason.document.split(' ')[0] ?? '')));
  return [...new Set(all)];
}
