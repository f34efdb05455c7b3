import { say, type Decision } from '../decision.ts';
import { findAlerted } from '../telling/recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { findSpeaker, type Heard } from '../telling/speaker.ts';
import { personToCall } from '../telling/texts.ts';

/** Words of danger that were heard. `kind` as in `flows/lexicon/danger.yaml`. */
export interface DangerAnswer {
  kind: string;
  heard: Heard;
  /** Nothing else was understood: say how to declare, once things are safe. */
  invite: boolean;
}

/** The numbers to call, at once, and who is being told. Whom we tell has a phone: that is for private chat only. */
export async function sayDanger(
  runtime: Runtime,
  scene: Scene,
  { kind, heard, invite }: DangerAnswer,
): Promise<Decision> {
  const event = { type: 'danger_said', kind } as const;
  if (heard.room !== undefined) return say(scene.session, runtime.renderer.render('danger', { kind }), event);
  const { area } = await findSpeaker(runtime, scene, heard);
  const alerted = await findAlerted(runtime, area ?? runtime.county, scene.today);
  const told = alerted.map((person) => personToCall(runtime, person, scene.today));
  return say(scene.session, runtime.renderer.render('danger', { kind, told, invite }), event);
}
