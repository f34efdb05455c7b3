import { dayOf } from '../core/index.ts';
import { hasReached, valueOf } from '../cases/index.ts';
import type { OfficePage } from '../documents/index.ts';
import type { CaseSnapshot } from '../store/index.ts';
import { formerOf } from './former.ts';
import type { Runtime } from './runtime.ts';

/** What an office judges a case by, on one short page. */
export async function officePage(runtime: Runtime, one: CaseSnapshot): Promise<string> {
  return runtime.renderer.render('office_page', await pageOf(runtime, one));
}

async function pageOf(runtime: Runtime, one: CaseSnapshot): Promise<OfficePage> {
  const { number, consent, verification, publicity, comparison, objections, openedAt, urgent } = one;
  const profile = await runtime.profileOf(one.profile);
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
    ...(former === null ? {} : { former }),
  };
}
