import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { makeText, type Place } from '../media/outgoing.ts';
import type { Action } from '../state/action.ts';
import type { Conversation } from '../state/select.ts';
import type { Outgoing, State } from '../state/state.ts';
import { words } from '../words.ts';
import { AttachButtons } from './attach-buttons.tsx';
import { SpeakAs } from './speak-as.tsx';

/** Below the chat: quick answers, who speaks, the text field and what can be attached. */
export function Composer({
  state,
  conversation,
  place,
  field,
  quick,
  onSend,
  dispatch,
}: {
  state: State;
  conversation: Conversation;
  place: Place;
  field: RefObject<HTMLTextAreaElement | null>;
  quick: ComponentChildren;
  onSend: (outgoing: Outgoing) => void;
  dispatch: (action: Action) => void;
}) {
  const [rows, setRows] = useState(1);
  const { id } = conversation;
  const draft = state.drafts[id] ?? '';
  const write = (text: string): void => dispatch({ type: 'draft', conversation: id, text });
  const sendDraft = (): void => {
    if (draft.trim() === '') return;
    onSend(makeText(place, draft.trim()));
    write('');
    field.current?.focus();
  };
  const mentionBot = (): void => {
    if (!draft.includes(words.mentionBot)) write(`${words.mentionBot} ${draft}`);
    field.current?.focus();
  };
  useEffect(() => setRows(Math.min(5, draft.split('\n').length)), [draft]);
  useEffect(() => focusOnDesk(field.current), []);

  return (
    <div class="composer">
      {quick}
      <div class="tools">
        <AttachButtons
          place={place}
          onSend={onSend}
          onProblem={(text) => dispatch({ type: 'notice', text })}
        />
        {conversation.kind === 'room' && (
          <SpeakAs
            members={state.people.filter((person) => conversation.room.members.includes(person.id))}
            speaker={place.as}
            onSpeaker={(person) => dispatch({ type: 'speaker', room: id, person })}
            onMention={mentionBot}
          />
        )}
      </div>
      <div class="input-row">
        <textarea
          ref={field}
          class="input"
          rows={rows}
          value={draft}
          aria-label={words.input}
          placeholder={words.inputPlaceholder}
          title={words.inputKeys}
          enterkeyhint="send"
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={(event) => {
            // While an input method is composing, Enter takes the candidate and sends nothing.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            sendDraft();
          }}
        />
        <button type="button" class="send" disabled={draft.trim() === ''} onClick={sendDraft}>
          {words.send}
        </button>
      </div>
    </div>
  );
}

/** On a phone the keyboard would cover half of what one came to read. */
export function focusOnDesk(field: HTMLTextAreaElement | null): void {
  if (window.matchMedia('(min-width: 481px)').matches) field?.focus();
}
