import type { SimulatedPerson } from '../types.ts';
import { words } from '../words.ts';

/** In a group: which member's phone we hold, and a button that addresses the bot. */
export function SpeakAs({
  members,
  speaker,
  onSpeaker,
  onMention,
}: {
  members: SimulatedPerson[];
  speaker: string;
  onSpeaker: (person: string) => void;
  onMention: () => void;
}) {
  return (
    <div class="speak-as">
      <label>
        <span class="speak-label">{words.speakAs}</span>
        <select value={speaker} onChange={({ currentTarget }) => onSpeaker(currentTarget.value)}>
          {members.map(({ id, name, title }) => (
            <option key={id} value={id}>
              {name}（{title}）
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="mention-button" onClick={onMention}>
        {words.mentionBot}
      </button>
    </div>
  );
}
