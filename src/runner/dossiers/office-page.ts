import { dayOf } from '../../core/index.ts';
import { assessCase, hasReached, valueOf } from '../../cases/index.ts';
import type { OfficePage } from '../../documents/index.ts';
import type { CaseFile } from './case-file.ts';
import { formerOf } from './former.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** What an office judges a case by, on one short page; the reasons of the suggestion are 看's. */
export async function officePage(runtime: Runtime, scene: Scene, file: CaseFile): Promise<string> {
  return runtime.renderer.render('office_page', await pageOf(runtime, scene, file));
}

async function pageOf(runtime: Runtime, { today }: Scene, file: CaseFile): Promise<OfficePage> {
  const { state: one, journal, profile } = file;
  const { number, consent, verification, publicity, comparison, objections, openedAt, urgent } = one;
  const branch = valueOf(profile, 'comparison');
  const isCompared = branch !== null && consent !== 'refused' && hasReached(one, branch.opensAt, profile);
  const former = await formerOf(runtime, one);
  return {
    number,
    declared: dayOf(openedAt),
    urgent,
    consent,
    ...(verification === undefined
      ? {}
      : {
          verified: {
            on: verification.on,
            conclusion: verification.conclusion,
            exclusions: verification.exclusions,
            stale: verification.stale,
            ...(verification.perCapitaFen === null ? {} : { perCapita: verification.perCapitaFen / 100 }),
          },
        }),
    ...(publicity === undefined
      ? {}
      : { publicity: { opened: publicity.opened, end: publicity.end, objections: objections.length } }),
    ...(isCompared
      ? {
          compared: {
            back: comparison?.returned !== undefined,
            open: comparison?.open ?? [],
            confirmed: comparison?.confirmed ?? [],
            explained: comparison?.explained ?? [],
          },
        }
      : {}),
    suggestion: assessCase(journal, { profile, today, withHits: true }).kind,
    ...(former === null ? {} : { former }),
  };
}
