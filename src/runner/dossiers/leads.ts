import { involvedIn } from '../../cases/index.ts';
import type { Dossier } from '../../flow/index.ts';
import type { Lead } from '../../store/index.ts';
import { investigatorsFor, itemsOfColleagues } from '../lists/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { openFile, type CaseFile } from './case-file.ts';

/** 预警: who may have gone along; against a known case only who has no part in it (D18). */
export async function dossierToFollow(runtime: Runtime, scene: Scene, id: string): Promise<Dossier | null> {
  const lead = await runtime.store.leads.find(id);
  if (lead === null) return null;
  const file = await openObjected(runtime, lead);
  if (file === null) return { lists: { companions: await itemsOfColleagues(runtime, scene) } };
  const { near, own } = involvedIn(file.state, file.journal);
  const out: string[] = [...near, ...own, ...(scene.person === null ? [] : [scene.person.id])];
  const others = await investigatorsFor(runtime, scene, file.state);
  return { lists: { companions: others.filter(({ name }) => !out.includes(name)) } };
}

/** The case that a late objection is about; null where nobody knows it, or its words were erased. */
export async function openObjected(
  runtime: Runtime,
  { subject }: Pick<Lead, 'subject'>,
): Promise<CaseFile | null> {
  if (subject.case === undefined) return null;
  const known = await runtime.store.cases.snapshot(subject.case);
  return known === null || known.erased === true ? null : openFile(runtime, known.id);
}
