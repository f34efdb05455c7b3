import { initialOf, toneOf } from '../format/avatar.ts';
import type { SimulatedPerson } from '../types.ts';
import { Mark } from './icons.tsx';

/** Somebody's picture: the surname on a colour of their own. Decoration; the name stands beside it. */
export function PersonAvatar({ id, name }: { id: string; name: string }) {
  return (
    <span class={`avatar tone-${toneOf(id)}`} aria-hidden="true">
      {initialOf(name)}
    </span>
  );
}

/** The bot's picture. */
export function BotAvatar() {
  return (
    <span class="avatar avatar-bot" aria-hidden="true">
      <Mark />
    </span>
  );
}

/** A group's picture: its first members, small, as messengers do. */
export function RoomAvatar({ members, people }: { members: string[]; people: SimulatedPerson[] }) {
  const shown = members.flatMap((id) => people.find((person) => person.id === id) ?? []).slice(0, 3);
  return (
    <span class="avatar avatar-room" aria-hidden="true">
      <span class="avatar-cell avatar-bot">
        <Mark />
      </span>
      {shown.map(({ id, name }) => (
        <span key={id} class={`avatar-cell tone-${toneOf(id)}`}>
          {initialOf(name)}
        </span>
      ))}
    </span>
  );
}
