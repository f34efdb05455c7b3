import type { Turn } from '../../store/index.ts';
import { tellPeople } from '../telling/notices.ts';
import { placeNameOf } from '../telling/places.ts';
import { findAlerted } from '../telling/recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { findSpeaker } from '../telling/speaker.ts';
import type { Handler } from './handler.ts';

/** Danger to life was said in passing: village and township are told now, in private, bound or not. */
export const handleDangerSaid: Handler<'danger_said'> = ({ runtime, scene, turn, event }) =>
  alert(runtime, scene, turn, event.kind);

/** Danger to life was answered to a question of a talk, finished or not. */
export const handleDangerDeclared: Handler<'danger_declared'> = ({ runtime, scene, turn }) =>
  alert(runtime, scene, turn, 'declared');

async function alert(runtime: Runtime, scene: Scene, turn: Turn, kind: string): Promise<void> {
  const { area, place, ...speaker } = await findSpeaker(runtime, scene, turn.inbound);
  const alerted = await findAlerted(runtime, area ?? runtime.county, scene.today);
  await tellPeople(runtime, alerted, {
    dedupeKey: `danger:${turn.id}`,
    kind: 'urgent',
    sealKey: turn.sealKey,
    template: 'danger_alert',
    data: {
      ...speaker,
      village: area === null ? place : placeNameOf(runtime, area),
      kind,
      at: turn.at.toISOString(),
    },
    at: turn.at,
  });
}
