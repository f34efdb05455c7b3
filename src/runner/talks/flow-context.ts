import type { FlowContext } from '../../flow/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** What the engine may know of the world in this turn. */
export function contextOf(runtime: Runtime, scene: Scene): FlowContext {
  return { now: scene.now, today: scene.today, lexicon: runtime.lexicon, places: runtime.places };
}
