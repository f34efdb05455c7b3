import type { ContactId, MediaId } from '../../core/index.ts';
import { valueOf } from '../../cases/index.ts';
import type { Request, Turn } from '../../store/index.ts';
import { sendFile, tellContact } from '../telling/notices.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { personToCall } from '../telling/texts.ts';
import { hoursAfter } from './make-request.ts';
import { asker } from './request-line.ts';

/** What is handed to the other end: words, a stored picture or voice, or a voice with its words. */
export interface Passed {
  to: ContactId;
  text: string;
  file?: { media: MediaId; kind: 'image' | 'audio' };
}

/**
 * Hand a message of one end of a line to the other, marked with who speaks. On a request that wants one answer the
 * person's first message is the answer, and the request is done.
 */
export async function passOn(
  runtime: Runtime,
  scene: Scene,
  turn: Turn,
  request: Request,
  passed: Passed,
): Promise<void> {
  const { store, profile, states } = runtime;
  const byHelper = passed.to === request.from;
  const answers = byHelper && request.kind !== 'human';
  await deliver(runtime, scene, turn, request, passed);
  const dueAt = hoursAfter(turn.at, valueOf(profile, 'request.lineHours'));
  await store.requests.noteSaid(request.id, { answered: byHelper, dueAt });
  if (!answers) return;
  await store.requests.close(request.id);
  states.forget(turn.contact);
  await replyToAct(runtime, turn, 'request_passed', { who: asker(request) });
}

async function deliver(
  runtime: Runtime,
  scene: Scene,
  turn: Turn,
  request: Request,
  { to, text, file }: Passed,
): Promise<void> {
  const { sealKey, kind, said } = request;
  const byHelper = to === request.from;
  const words = { text, ...(file === undefined ? {} : { file: file.kind }) };
  // An answer can wait for the morning; who is on the line has just spoken.
  const answers = byHelper && kind !== 'human';
  const shared = { sealKey, at: turn.at, kind: answers ? 'notice' : 'reply' } as const;
  const helper = scene.person === null ? undefined : personToCall(runtime, scene.person, scene.today);
  if (answers) {
    await tellContact(runtime, to, {
      ...shared,
      dedupeKey: `line:${turn.id}`,
      template: 'request_answered',
      data: { kind, about: said.text, ...words, ...(helper === undefined ? {} : { helper }) },
    });
  } else {
    const who = byHelper && helper !== undefined ? { helper } : { who: asker(request) };
    await tellContact(runtime, to, {
      ...shared,
      dedupeKey: `line:${turn.id}`,
      template: 'line_message',
      data: { ...who, ...words },
    });
  }
  if (file === undefined) return;
  await sendFile(runtime, to, { ...shared, dedupeKey: `line:${turn.id}:file`, media: file.media });
}
