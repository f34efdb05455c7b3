import { z } from 'zod';
import type { Log } from '../../core/index.ts';
import type { SpeechToText } from './speech-to-text.ts';

/** Where the speech service is, and how long it may take. */
export interface HttpSpeechOptions {
  /** Takes the voice as the body of a POST and answers `{"text": "…"}` as JSON; an empty text is none. */
  url: string;
  log: Log;
  /** After so long the voice is kept without words, milliseconds. */
  timeoutMs?: number;
}

/** A speaker waits for the answer: longer than this they would think that nobody is there. */
const defaultTimeoutMs = 8_000;

/** Longer than a minute of speech; more than this is no answer to a question. */
const mostSigns = 1_000;

const answer = z.object({ text: z.string() });

/** Speech to text by a service of the county's own choice, behind one address. Logs never quote what it heard. */
export function createHttpSpeech({
  url,
  log,
  timeoutMs = defaultTimeoutMs,
}: HttpSpeechOptions): SpeechToText {
  return {
    async transcribe({ bytes, mime }) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': mime },
          body: Buffer.from(bytes),
          // What somebody said goes to the address that the county has set, and to no other.
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
        if (!response.ok) {
          log.warn({ status: response.status }, 'speech service refused');
          return null;
        }
        const { text } = answer.parse(await response.json());
        const words = text.trim();
        return words === '' || [...words].length > mostSigns ? null : words;
      } catch (error) {
        // A fault may quote the body it could not read, which is what somebody said.
        log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'speech service failed');
        return null;
      }
    },
  };
}
