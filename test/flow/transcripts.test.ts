import { describe, expect, it } from 'vitest';
import { houseBook } from './support.ts';
import { houseLexicon, listTranscripts, readTranscript, replay, transcriptPath } from './transcript.ts';

const book = houseBook();
const lexicon = houseLexicon();

describe('talks', () => {
  it.each(listTranscripts())('%s', async (name) => {
    await expect(replay(readTranscript(name), book, lexicon).text).toMatchFileSnapshot(transcriptPath(name));
  });
});
