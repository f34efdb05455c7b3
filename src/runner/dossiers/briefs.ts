import type { Dossier } from '../../flow/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import type { CaseFile } from './case-file.ts';
import { declaredIn } from './declared.ts';

/** 受理: what was declared. */
export function dossierToAccept(runtime: Runtime, _: Scene, { state, journal }: CaseFile): Dossier {
  return {
    given: { declared: runtime.renderer.render('declared_brief', declaredIn(runtime, state, journal)) },
  };
}

/** 急难: what the household said that it needs. */
export function dossierToHelp(_runtime: Runtime, _: Scene, { journal }: CaseFile): Dossier {
  const asked = journal.findLast(({ act }) => act.kind === 'urgent_asked')?.act;
  return { given: { need: asked?.kind === 'urgent_asked' ? asked.need : '' } };
}

/** 措施: what is to be done, for whom and by when; "" of one that is yet to be proposed. */
export function dossierToMove({ renderer }: Runtime, _: Scene, file: CaseFile, part: string | null): Dossier {
  const one = file.state.measures.find(({ id }) => id === part);
  if (one === undefined) return { given: { measure: '' } };
  const { detail, target, due } = one;
  return {
    given: {
      measure: renderer.render('measure_brief', { detail, target, ...(due === undefined ? {} : { due }) }),
    },
  };
}
