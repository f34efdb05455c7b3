import { describe, expect, it } from 'vitest';
import {
  advanceSession,
  askedAgain,
  moveSession,
  startSession,
  type Flow,
  type MoveContext,
  type Moved,
  type Session,
} from '../../src/flow/index.ts';
import { houseLoader, loadText } from './support.ts';
import { contextOn, houseLexicon, reload } from './transcript.ts';

const context: MoveContext = { ...contextOn('2026-09-24', houseLexicon()), lists: {} };
const loader = houseLoader();

const old = `id: home
title: 家
submits: visit
questions:
  - { name: head, type: name, short: 户主, label: 当家人叫什么？, purpose: 好找人。, retry: 比如“张三”。 }
  - { name: people, type: count, short: 人口, label: 几口人？, purpose: 好算账。, unit: 人, retry: 比如 4。 }
  - name: water
    type: select_one
    short: 水
    label: 喝什么水？
    purpose: 看水。
    retry: 回数字。
    choices: [{ name: tap, label: 自来水 }, { name: well, label: 井水 }, { name: river, label: 河水 }]
  - { name: bill, type: amount, short: 药费, label: 药费多少？, purpose: 看病。, retry: 比如 500。 }
  - { name: story, type: text, short: 情况, label: 说说情况。, purpose: 看情况。, retry: 说一句。 }
  - { name: photos, type: image, short: 照片, label: 有照片吗？, purpose: 看看。, retry: 发照片。 }
summary:
  intro: 对吗？
  choices: [{ name: ok, label: 提交, then: submit }, { name: change, label: 要改, then: correct }]
`;
const from = loadText(loader, old);

function version(...changes: [string, string][]): Flow {
  let text = old;
  for (const [before, after] of changes) {
    expect(text).toContain(before);
    text = text.replace(before, after);
  }
  return loadText(loader, text);
}

function talk(...said: string[]): Session {
  let session = startSession(from, { ...context, given: {} }).session;
  for (const text of said) {
    if (session === null) break;
    session = advanceSession(from, reload(session), { kind: 'words', text, source: 'text' }, context).session;
  }
  if (session === null) throw new Error('the talk ended');
  return session;
}

function move(to: Flow, session: Session, known: Flow | null = from): Moved & { session: Session } {
  const moved = moveSession(known, to, reload(session), context);
  if (moved.session === null) throw new Error('the talk ended');
  return { ...moved, session: moved.session };
}

const told = ['张三', '4', '2', '500'];

describe('a talk is moved to another version', () => {
  it('with every answer that is asked the same; the open question stays open', () => {
    const to = version(['几口人？', '家里几口人？']);
    const moved = move(to, talk(...told));
    expect(moved).toMatchObject({ dropped: [], hears: true, replies: [] });
    expect(moved.session).toMatchObject({ hash: to.hash, open: 'story' });
    expect(Object.keys(moved.session.answers)).toEqual(['head', 'people', 'water', 'bill']);
  });

  it.each<[string, [string, string], string[]]>([
    ['another type', ['name: bill, type: amount', 'name: bill, type: text'], ['bill']],
    ['another unit', ['unit: 人', 'unit: 户'], ['people']],
    ['a choice that is gone', ['{ name: well, label: 井水 }', '{ name: spring, label: 泉水 }'], ['water']],
    ['a choice that is still there', ['{ name: river, label: 河水 }', '{ name: lake, label: 湖水 }'], []],
    [
      'a rule that it breaks',
      ['unit: 人,', 'unit: 人, constraint: value > 4, constraint_message: 五口以上。,'],
      ['people'],
    ],
    [
      'a rule that it keeps',
      ['unit: 人,', 'unit: 人, constraint: value > 3, constraint_message: 四口以上。,'],
      [],
    ],
    [
      'an end of the talk',
      ['unit: 人,', 'unit: 人, stop: { when: value > 3, say: 不用填了。 },'],
      ['people'],
    ],
    ['another name', ['name: bill', 'name: medicine'], ['bill']],
  ])('%s: asks %j → %j', (_, change, dropped) => {
    expect(move(version(change), talk(...told)).dropped).toEqual(dropped);
  });

  it('asks what was left open where the new version wants to know', () => {
    const session = talk('跳过', '说不清');
    expect(move(version(['name: head,', 'name: head, required: true,']), session).dropped).toEqual(['head']);
    expect(move(version(['unit: 人,', 'unit: 人, must_know: true,']), session).dropped).toEqual(['people']);
  });

  it('asks what is new when the open question has been answered', () => {
    const to = version([
      '  - name: water',
      '  - { name: sick, type: yes_no, short: 病, label: 有人病吗？, purpose: 看病。, retry: 有回 1。 }\n  - name: water',
    ]);
    const moved = move(to, talk(...told));
    expect(moved.session.open).toBe('story');
    const next = advanceSession(
      to,
      moved.session,
      { kind: 'words', text: '摔了腿', source: 'text' },
      context,
    );
    expect(next.session).toMatchObject({ open: 'sick' });
    expect(next.replies.join()).toContain('有人病吗');
  });

  it('puts anew what would be misread: other options by number', () => {
    const to = version([
      '{ name: tap, label: 自来水 }, { name: well, label: 井水 }',
      '{ name: well, label: 井水 }, { name: tap, label: 自来水 }',
    ]);
    const moved = move(to, talk('张三', '4'));
    expect(moved.hears).toBe(false);
    expect(moved.replies.join()).toContain('1 井水');
  });

  it('keeps a read-back that waits for 对, unless its question is put otherwise', () => {
    const session = talk('张三', '4', '1', '三万五');
    expect(session.pending).toBeDefined();
    expect(move(version(['几口人', '多少口人']), session).session.pending).toEqual(session.pending);
    const anew = move(version(['药费多少', '每月药费多少']), session).session;
    expect(anew).toMatchObject({ open: 'bill' });
    expect(anew.pending).toBeUndefined();
  });

  it('loses no photo that was gathered', () => {
    let session = talk(...told, '摔了腿');
    const photo = { kind: 'media', media: 'image', id: 'm1' } as const;
    session = advanceSession(from, session, { ...photo, id: photo.id as never }, context).session ?? session;
    expect(move(version(['有照片吗', '照片呢']), session).session.media).toEqual(session.media);
    const gone = move(version(['name: photos, type: image', 'name: proof, type: text']), session).session;
    expect(gone.attachments).toEqual(session.media);
  });

  it('shows the summary when nothing is left to ask, and drops the list of 改', () => {
    const ended = [...told, '摔了腿', '没有'];
    const gone = version([
      '  - { name: photos, type: image, short: 照片, label: 有照片吗？, purpose: 看看。, retry: 发照片。 }\n',
      '',
    ]);
    expect(move(gone, talk(...told, '摔了腿')).session).toMatchObject({ open: null, summarised: 1 });
    expect(move(gone, talk(...ended, '改')).session).not.toHaveProperty('correcting');
  });

  it('reads the answers themselves when the old version cannot be read any more', () => {
    const to = version(['name: bill, type: amount', 'name: bill, type: text'], ['unit: 人', 'unit: 口']);
    const moved = move(to, talk(...told), null);
    expect(moved).toMatchObject({ dropped: ['bill'], hears: false });
    expect(moved.session.open).toBe('bill');
  });

  it('wakes a paused talk only by what is said', () => {
    expect(move(version(['几口人', '多少口人']), talk(...told, '保存')).session.paused).toBe(true);
    expect(move(version(['name: story', 'name: tale']), talk(...told, '保存')).session).not.toHaveProperty(
      'paused',
    );
  });

  it('tells beforehand what would be asked again and what is new', () => {
    const to = version(['name: bill, type: amount', 'name: bill, type: text'], ['name: head', 'name: owner']);
    expect(askedAgain(from, to, talk(...told), context)).toEqual({ again: ['bill'], added: ['owner'] });
    expect(askedAgain(from, from, talk(...told), context)).toEqual({ again: [], added: [] });
  });
});
