import { describe, expect, it } from 'vitest';
import { toId, type Answer, type MediaId } from '../../src/core/index.ts';
import { advanceSession, startSession, type FlowInput, type Step } from '../../src/flow/index.ts';
import { houseLoader, loadText } from './support.ts';
import { contextOn, houseLexicon } from './transcript.ts';

const context = { ...contextOn('2026-09-24', houseLexicon()), lists: {}, given: {} };

const flow = loadText(
  houseLoader(),
  `id: pieces
title: 经过
submits: pieces
questions:
  - { name: story, type: text, short: 经过, label: 怎么回事？, purpose: 看情况。, retry: 请说一句。 }
  - { name: people, type: count, short: 人口, label: 几口人？, purpose: 看情况。, unit: 人, retry: 比如 4。 }
`,
);

const typed = (text: string): FlowInput => ({ kind: 'words', text, source: 'text' });
const spoken = (id: string, words?: string): FlowInput => ({
  kind: 'media',
  media: 'audio',
  id: toId<MediaId>(id),
  ...(words === undefined ? {} : { words }),
});

/** Everything comes before the reply to what was said first is given. */
function tell(...inputs: FlowInput[]): Step {
  let step = startSession(flow, context);
  for (const input of inputs) {
    if (step.session === null || input.kind === 'unusable') throw new Error('nothing to go on with');
    const before = step.piece?.kind === 'story' ? { before: step.piece } : {};
    step = advanceSession(flow, step.session, { ...input, ...before }, context);
  }
  return step;
}

function story({ session }: Step): Answer | undefined {
  return session?.answers['story'];
}

describe('a story in several pieces, spoken and typed', () => {
  it('is one answer with every recording and every word', () => {
    const told = tell(spoken('v1', '老伴住院了'), typed('动了手术'), spoken('v2'), spoken('v3', '欠了债'));
    expect(story(told)).toMatchObject({
      value: {
        type: 'media',
        kind: 'audio',
        media: ['v1', 'v2', 'v3'],
        text: '老伴住院了\n动了手术\n欠了债',
      },
      raw: '老伴住院了\n动了手术\n欠了债',
    });
    expect(told.session?.open).toBe('people');
  });

  it('counts as heard when a part of it was', () => {
    expect(story(tell(spoken('v1', '老伴住院了'), typed('动了手术')))).toMatchObject({ source: 'asr' });
    expect(story(tell(typed('老伴住院了'), spoken('v1', '动了手术')))).toMatchObject({ source: 'asr' });
    expect(story(tell(typed('老伴住院了'), typed('动了手术')))).toMatchObject({ source: 'text' });
  });

  it('keeps the recording of words that steer, and is ended by 好了', () => {
    const ended = tell(typed('老伴住院了'), typed('好了'));
    expect(story(ended)).toMatchObject({ raw: '老伴住院了' });
    expect(ended.session?.open).toBe('people');
    const steered = tell(typed('老伴住院了'), spoken('v1', '转人工'));
    expect(steered.events.map(({ type }) => type)).toEqual(['media_added', 'human_requested']);
    expect(story(steered)).toMatchObject({ raw: '老伴住院了' });
  });
});
