import type { AreaCode } from '../../core/index.ts';
import type { Runtime } from '../runtime.ts';

/** Name of an area as people say it; its code when nobody named it. */
export function placeNameOf(runtime: Runtime, area: AreaCode): string {
  return runtime.places.find((place) => place.area === area)?.name ?? area;
}
