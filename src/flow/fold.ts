import type { FlowEvent } from './event.ts';
import type { Session } from './session.ts';

/** What a talk waits for at one place; it goes when the talk moves on. */
type Waiting = 'pending' | 'offered' | 'correcting' | 'summarised' | 'media';

/**
 * A session after one more event; null when no talk is open. Events of other rooms leave it as it is.
 * Pure and total: the session of a contact is exactly the fold of its events.
 */
export function foldEvent(session: Session | null, event: FlowEvent): Session | null {
  if (event.type === 'session_started') {
    const { flow, hash, at, lists, given, next } = event;
    return {
      flow,
      hash,
      startedAt: at,
      answers: {},
      open: null,
      failures: 0,
      attachments: [],
      lists,
      given,
      ...(next === undefined ? {} : { next }),
    };
  }
  return session === null ? null : foldOpen(session, event);
}

function foldOpen(session: Session, event: Exclude<FlowEvent, { type: 'session_started' }>): Session | null {
  switch (event.type) {
    case 'question_asked':
      return {
        ...leave(session, 'pending', 'offered', 'correcting', 'summarised', 'media'),
        open: event.question,
        failures: 0,
      };
    case 'moved_to':
      return {
        ...leave(
          session,
          'pending',
          'offered',
          'correcting',
          'summarised',
          ...(event.question === session.open ? [] : (['media'] as const)),
        ),
        open: event.question,
        failures: 0,
      };
    case 'answer_recorded':
      return {
        ...leave(session, 'pending', 'offered', 'correcting', 'media'),
        answers: { ...session.answers, [event.question]: event.answer },
        failures: 0,
      };
    case 'readback_asked': {
      const { question, value, readback, raw, source } = event;
      return {
        ...leave(session, 'offered', 'correcting'),
        pending: { question, value, readback, raw, source },
      };
    }
    case 'candidates_offered': {
      const { question, candidates, raw, source } = event;
      return { ...leave(session, 'pending', 'correcting'), offered: { question, candidates, raw, source } };
    }
    case 'readback_denied':
      return { ...leave(session, 'pending', 'offered'), failures: session.failures + 1 };
    case 'answer_refused':
      return { ...session, failures: session.failures + 1 };
    case 'media_added': {
      const { type: _, as, ...attachment } = event;
      return as === 'answer'
        ? { ...session, media: [...(session.media ?? []), attachment], failures: 0 }
        : { ...session, attachments: [...session.attachments, attachment] };
    }
    case 'summary_shown':
      return {
        ...leave(session, 'pending', 'offered', 'correcting', 'media'),
        open: null,
        summarised: true,
        failures: 0,
      };
    case 'correction_asked':
      return { ...leave(session, 'pending', 'offered'), correcting: true, failures: 0 };
    case 'session_paused':
      return { ...session, paused: true };
    case 'session_resumed': {
      const { paused: _, ...awake } = session;
      return awake;
    }
    case 'session_restarted': {
      const { paused: _, ...fresh } = leave(
        session,
        'pending',
        'offered',
        'correcting',
        'summarised',
        'media',
      );
      return { ...fresh, startedAt: event.at, answers: {}, attachments: [], open: null, failures: 0 };
    }
    case 'session_moved': {
      const { flow, hash, lists, answers, open } = event;
      if (open !== null) return { ...session, flow, hash, lists, answers, open };
      // Photos gathered for a question that is put anew are kept as evidence.
      const attachments = [...session.attachments, ...(session.media ?? [])];
      const left = leave(session, 'pending', 'offered', 'correcting', 'summarised', 'media');
      return { ...left, flow, hash, lists, answers, attachments, open, failures: 0 };
    }
    case 'session_cancelled':
    case 'session_submitted':
      return null;
    case 'help_given':
    case 'human_requested':
    case 'danger_declared':
      return session;
    default:
      // An event of another room, or of a later version of this one.
      return session;
  }
}

function leave(session: Session, ...what: Waiting[]): Session {
  const rest = { ...session };
  for (const key of what) delete rest[key];
  return rest;
}
