import { useState } from 'preact/hooks';
import { listSections, type Section } from '../state/select.ts';
import type { State } from '../state/state.ts';
import { words } from '../words.ts';
import { ContactRow } from './contact-row.tsx';
import { Hint } from './hint.tsx';
import { SearchIcon } from './icons.tsx';

/** So many people of a part are shown at first: with sixty villagers the groups would be far below. */
const shortLength = 5;

/** The left column: search, then villagers, groups and cadres. */
export function ContactList({
  state,
  nowMs,
  open,
  onOpen,
}: {
  state: State;
  nowMs: number | null;
  open: string | null;
  onOpen: (conversation: string) => void;
}) {
  const [query, setQuery] = useState('');
  const [expanded, setExpanded] = useState<Partial<Record<Section['key'], boolean>>>({});
  const sections = listSections(state, query);
  /** What was looked for has been found: the list is whole again. */
  const openFound = (id: string): void => {
    setQuery('');
    onOpen(id);
  };
  return (
    <nav class="contacts" aria-label={words.conversations}>
      <label class="search">
        <SearchIcon />
        <span class="hidden">{words.search}</span>
        <input
          type="search"
          value={query}
          placeholder={words.search}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
      </label>
      <div class="contact-scroll" onKeyDown={moveByArrows}>
        <Hint />
        {sections.map(({ key, title, conversations }) => {
          const isShort = key !== 'rooms' && query.trim() === '' && conversations.length > shortLength + 1;
          const isWhole = !isShort || expanded[key] === true;
          return (
            <section key={key} aria-label={title}>
              <h2 class="section-title">
                {title} <span class="section-count">{conversations.length}</span>
              </h2>
              <ul class="rows">
                {conversations
                  .filter(
                    ({ id }, index) => isWhole || index < shortLength || id === open || state.unread[id],
                  )
                  .map((conversation) => (
                    <ContactRow
                      key={conversation.id}
                      state={state}
                      conversation={conversation}
                      nowMs={nowMs}
                      isOpen={conversation.id === open}
                      onOpen={openFound}
                    />
                  ))}
              </ul>
              {isShort && (
                <button
                  type="button"
                  class="more"
                  aria-expanded={isWhole}
                  onClick={() => setExpanded({ ...expanded, [key]: !isWhole })}
                >
                  {isWhole ? words.showFewer : words.showAll(conversations.length)}
                </button>
              )}
            </section>
          );
        })}
        {sections.length === 0 && query !== '' && <p class="nothing">{words.nothingFound}</p>}
      </div>
    </nav>
  );
}

/** Arrow keys walk through the rows, so that sixty of them need not be tabbed through. */
function moveByArrows(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.row')];
  const at = rows.findIndex((row) => row === document.activeElement);
  if (at === -1) return;
  event.preventDefault();
  rows[at + step]?.focus();
}
