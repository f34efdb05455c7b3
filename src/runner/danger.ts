import type { Person } from '../store/index.ts';
import { say, type Decision } from './decision.ts';
import { findAlerted } from './recipients.ts';
import type { Runtime } from './runtime.ts';
import type { Scene } from './scene.ts';
import { personToCall } from './texts.ts';

/** Whom danger is told to: those in charge of the speaker's village, or of the whole county while it is unknown. */
export function listAlerted(runtime: Runtime, scene: Scene): Promise<Person[]> {
  return findAlerted(runtime, scene.binding?.area ?? runtime.county, scene.today);
}

/** The numbers to call, at once, and who is being told. */
export async function sayDanger(
  runtime: Runtime,
  scene: Scene,
  kind: string,
  { invite }: { invite: boolean },
): Promise<Decision> {
  const alerted = await listAlerted(runtime, scene);
  const told = alerted.map((person) => personToCall(runtime, person, scene.today));
  return say(scene.session, runtime.renderer.render('danger', { told, invite }), {
    type: 'danger_said',
    kind,
  });
}
