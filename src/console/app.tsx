import { useCallback, useEffect } from 'preact/hooks';
import { Banner } from './components/banner.tsx';
import { Chat } from './components/chat.tsx';
import { ClockBar } from './components/clock-bar.tsx';
import { ContactList } from './components/contact-list.tsx';
import { EmptyChat } from './components/empty-chat.tsx';
import { MoveReport } from './components/move-report.tsx';
import { moveClock } from './link/move-clock.ts';
import { useMessenger } from './link/use-messenger.ts';
import { useNow } from './link/use-now.ts';
import { useOpenConversation } from './link/use-open-conversation.ts';
import { findConversation } from './state/select.ts';
import { words } from './words.ts';

/** The whole page: clock on top, phones and groups on the left, the open chat on the right. */
export function App() {
  const [state, dispatch] = useMessenger();
  const [open, go] = useOpenConversation();
  const nowMs = useNow(state.clock);
  const conversation = open === null ? undefined : findConversation(state, open);

  useEffect(() => dispatch({ type: 'opened', conversation: open }), [open]);
  const unread = Object.values(state.unread).reduce((sum, count) => sum + count, 0);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${words.pageTitle}` : words.pageTitle;
  }, [unread]);

  const move = useCallback(async (by: 'day' | 'month') => {
    dispatch({ type: 'move-started', by });
    const moved = await moveClock(by);
    if ('now' in moved) dispatch({ type: 'move-done', now: moved.now, atMs: Date.now() });
    else dispatch({ type: 'move-failed', problem: moved.problem });
  }, []);

  return (
    <div class={conversation ? 'page page-chat' : 'page'}>
      <ClockBar nowMs={nowMs} isMoving={state.move?.state === 'moving'} onMove={(by) => void move(by)} />
      <Banner state={state} dispatch={dispatch} />
      {state.move && (
        <MoveReport
          state={state}
          move={state.move}
          nowMs={nowMs}
          onOpen={go}
          onClose={() => dispatch({ type: 'move-closed' })}
        />
      )}
      <div class="columns">
        <ContactList state={state} nowMs={nowMs} open={open} onOpen={go} />
        {conversation && nowMs !== null ? (
          <Chat
            key={conversation.id}
            state={state}
            conversation={conversation}
            nowMs={nowMs}
            dispatch={dispatch}
            onBack={() => go(null)}
          />
        ) : (
          <EmptyChat />
        )}
      </div>
    </div>
  );
}
