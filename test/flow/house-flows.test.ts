import { describe, expect, it } from 'vitest';
import { inspectBook } from '../../src/flow/index.ts';
import { houseBook, houseLoader, readFlows } from './support.ts';
import { houseLexicon } from './transcript.ts';

const commandWords = Object.values(houseLexicon().meta).flat();

describe('the flows of the house', () => {
  it.each(readFlows())('$file inspects clean', ({ file, text }) => {
    expect(houseLoader(commandWords).load(file, text).findings).toEqual([]);
  });

  it('share no id and no trigger', () => {
    expect(inspectBook(houseBook().all())).toEqual([]);
  });

  it('start on their triggers, whatever the marks around them', () => {
    const book = houseBook();
    expect(book.triggered('申报')?.id).toBe('quick-report');
    expect(book.triggered(' 申报。')?.id).toBe('quick-report');
    expect(book.triggered('我想申报一下今年的困难')).toBeUndefined();
    const flow = book.byId('visit');
    expect(flow && book.byHash(flow.hash)).toBe(flow);
  });
});
