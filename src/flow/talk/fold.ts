import type { FlowEvent } from './event.ts';
import { itemsOf, type Session } from './session.ts';

/** What a talk waits for at one place; it goes when the talk moves on. */
type Waiting = 'pending' | 'offered' | 'correcting' | 'dropping' | 'summarised' | 'media';

const everything = ['pending', 'offered', 'correcting', 'dropping', 'summarised', 'media'] as const;

/**
 * A session after one more event; null when no talk is open. Events of other rooms leave it as it is.
 * Pure and total: the session of a contact is exactly the fold of its events.
 */
export function foldEvent(session: Session | null, event: FlowEvent): Session | null {
  if (event.type === 'session_started') {
    const { flow, hash, at, lists, given, known, next } = event;
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
      ...(known === undefined ? {} : { known }),
      ...(next === undefined ? {} : { next }),
    };
  }
  return session === null ? null : foldOpen(session, event);
}

function foldOpen(session: Session, event: Exclude<FlowEvent, { type: 'session_started' }>): Session | null {
  switch (event.type) {
    case 'question_asked':
      return { ...leave(session, ...everything), open: event.question, failures: 0 };
    case 'moved_to': {
      // Photos that are being gathered for a question stay with it.
      const left = everything.filter((key) => key !== 'media' || event.question !== session.open);
      return { ...leave(session, ...left), open: event.question, failures: 0 };
    }
    case 'dossier_opened': {
      const { question, known = {}, given, lists } = event;
      const chosen = session.answers[question];
      return {
        ...session,
        answers: chosen === undefined ? {} : { [question]: chosen },
        known,
        given: { ...session.given, ...given },
        lists: { ...session.lists, ...lists },
      };
    }
    case 'item_added': {
      const { repeat, item } = event;
      const { [repeat]: _, ...answers } = session.answers;
      return {
        ...leave(session, 'pending', 'offered', 'correcting', 'dropping', 'media'),
        answers,
        items: { ...session.items, [repeat]: [...itemsOf(session, repeat), item] },
        failures: 0,
      };
    }
    case 'item_removed':
      return removeItem(session, event.repeat, event.item);
    case 'answer_recorded':
      return {
        ...leave(session, 'pending', 'offered', 'correcting', 'dropping', 'media'),
        answers: { ...session.answers, [event.question]: event.answer },
        ...(session.reviewed === undefined ? {} : { changed: [...(session.changed ?? []), event.question] }),
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
    case 'readback_denied': {
      // What we knew ourselves was wrong: nobody has failed, and it is not offered again.
      const wasKnown = session.pending?.source === 'prefill';
      const left = leave(session, 'pending', 'offered');
      if (!wasKnown) return { ...left, failures: session.failures + 1 };
      const { [event.question]: _, ...known } = left.known ?? {};
      return { ...left, known };
    }
    case 'answer_refused':
      return { ...session, failures: session.failures + 1 };
    case 'media_added': {
      const { type: _, as, ...attachment } = event;
      return as === 'answer'
        ? { ...session, media: [...(session.media ?? []), attachment], failures: 0 }
        : { ...session, attachments: [...session.attachments, attachment] };
    }
    case 'summary_shown': {
      const page = event.page ?? 1;
      const reviewed = Math.max(page, session.reviewed ?? 1);
      const { changed: _, ...shown } = leave(session, ...everything);
      return { ...shown, open: null, summarised: page, reviewed, failures: 0 };
    }
    case 'correction_asked':
      return {
        ...leave(session, 'pending', 'offered', 'dropping'),
        correcting: { item: event.item ?? null },
        failures: 0,
      };
    case 'drop_asked':
      return { ...session, dropping: { item: event.item } };
    case 'session_paused':
      return { ...session, paused: true };
    case 'session_resumed': {
      const { paused: _, ...awake } = session;
      return awake;
    }
    case 'session_restarted': {
      const { paused: _, items: __, reviewed: ___, changed: ____, ...fresh } = leave(session, ...everything);
      return { ...fresh, startedAt: event.at, answers: {}, attachments: [], open: null, failures: 0 };
    }
    case 'session_moved': {
      const { flow, hash, lists, answers, items, open } = event;
      // Another version adds up to other pages: they are all seen again.
      const { items: _, reviewed: __, changed: ___, ...rest } = session;
      const moved = { ...rest, flow, hash, lists, answers, ...(items === undefined ? {} : { items }) };
      if (open !== null) return { ...moved, open };
      // Photos gathered for a question that is put anew are kept as evidence.
      const attachments = [...session.attachments, ...(session.media ?? [])];
      return { ...leave(moved, ...everything), attachments, open, failures: 0 };
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

/** Everything under the item goes with it; evidence that came meanwhile stays with the talk. */
function removeItem(session: Session, repeat: string, item: string): Session {
  const prefix = `${repeat}/${item}/`;
  const keep = ([path]: [string, unknown]): boolean => !path.startsWith(prefix);
  return {
    ...leave(session, ...everything),
    answers: Object.fromEntries(Object.entries(session.answers).filter(keep)),
    items: {
      ...Object.fromEntries(Object.entries(session.items ?? {}).filter(keep)),
      [repeat]: itemsOf(session, repeat).filter((id) => id !== item),
    },
    attachments: session.attachments.map((each) =>
      each.question?.startsWith(prefix) === true ? { ...each, question: null } : each,
    ),
    failures: 0,
  };
}

function leave(session: Session, ...what: Waiting[]): Session {
  const rest = { ...session };
  for (const key of what) delete rest[key];
  return rest;
}
