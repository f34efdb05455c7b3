import type { Request, Turn } from '../../store/index.ts';
import { sendFile } from '../telling/notices.ts';
import type { Runtime } from '../runtime.ts';

/** Pictures and recordings of a request, to the cadre who took or hears it in this turn. */
export async function sendFiles(runtime: Runtime, turn: Turn, { said, sealKey }: Request): Promise<void> {
  for (const [index, media] of said.media.entries()) {
    await sendFile(runtime, turn.contact, {
      dedupeKey: `request_file:${turn.id}:${index}`,
      kind: 'reply',
      sealKey,
      media,
      at: turn.at,
    });
  }
}
