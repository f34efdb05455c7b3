import {
  advanceSession,
  foldEvent,
  moveSession,
  type Flow,
  type FlowContext,
  type FlowEvent,
  type FlowInput,
  type Moved,
  type Session,
} from '../../flow/index.ts';
import { contextOf } from './flow-context.ts';
import { listsFor } from '../lists/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/**
 * Move an open talk to `flow`. `hears` says whether the message that came is still to be heard in it: an answer where
 * its question is put as before, a word that steers the talk anywhere. What answered a question that is put otherwise
 * now would be misread; a file is kept as evidence all the same.
 */
export async function moveTalk(
  runtime: Runtime,
  scene: Scene,
  flow: Flow,
  session: Session,
  input: FlowInput,
): Promise<Moved> {
  const context = contextOf(runtime, scene);
  const from = runtime.flows.byHash(session.hash) ?? null;
  const lists = await listsFor(runtime, scene, flow);
  const moved = moveSession(from, flow, session, { ...context, lists });
  if (moved.session === null || moved.hears) return moved;
  if (input.kind === 'media') return keepFile(moved, session, input);
  return { ...moved, hears: steers(flow, moved.session, input, context) };
}

const steering = new Set<FlowEvent['type']>([
  'correction_asked',
  'moved_to',
  'session_paused',
  'session_restarted',
  'session_cancelled',
  'drop_asked',
  'help_given',
  'human_requested',
]);

function steers(flow: Flow, session: Session, input: FlowInput, context: FlowContext): boolean {
  const { events } = advanceSession(flow, session, input, context);
  return events.length > 0 && events.every(({ type }) => steering.has(type) || type === 'question_asked');
}

function keepFile(
  moved: Moved,
  { open }: Session,
  { media, id, words }: Extract<FlowInput, { kind: 'media' }>,
): Moved {
  const event: FlowEvent = {
    type: 'media_added',
    as: 'evidence',
    question: open,
    kind: media,
    media: id,
    ...(words === undefined ? {} : { words }),
  };
  return { ...moved, events: [...moved.events, event], session: foldEvent(moved.session, event) };
}
