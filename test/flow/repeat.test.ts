import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/index.ts';
import {
  advanceSession,
  foldEvent,
  startSession,
  type FlowEvent,
  type Session,
  type StartContext,
} from '../../src/flow/index.ts';
import { family, familyContext } from './family.ts';
import { reload } from './transcript.ts';

type Known = NonNullable<StartContext['known']>;

interface Played {
  session: Session | null;
  events: FlowEvent[];
  reply: string;
}

function play(said: string[], context: StartContext = familyContext): Played {
  const first = startSession(family, context);
  const played: Played = {
    session: first.session,
    events: [...first.events],
    reply: first.replies.join('\n'),
  };
  for (const text of said) {
    if (played.session === null) throw new Error(`ended before ${text}`);
    const step = advanceSession(
      family,
      reload(played.session),
      { kind: 'words', text, source: 'text' },
      context,
    );
    const folded = reload(step.events).reduce(foldEvent, reload(played.session));
    expect(folded).toEqual(reload(step.session));
    played.session = step.session;
    played.events.push(...step.events);
    played.reply = step.replies.join('\n');
  }
  return played;
}

/** Two members; the first works away for eight months at 3,500 and has one bill. */
const two = ['2', '张三', '2', '8', '3500', '1', '胃病', '600', '没有了', '李秀英', '在家', '没有'];

function submitted(played: Played): Record<string, unknown> {
  const event = played.events.find(({ type }) => type === 'session_submitted');
  if (event?.type !== 'session_submitted') throw new Error(`not submitted: ${played.reply}`);
  return Object.fromEntries(Object.entries(event.answers).map(([name, answer]) => [name, plain(answer)]));
}

/** An answer without words and moments: what a reader of the submission counts on. */
function plain(answer: Answer): unknown {
  if (answer.status !== 'given') return answer.status;
  const { value } = answer;
  switch (value.type) {
    case 'items':
      return value.items.map((item) =>
        Object.fromEntries(Object.entries(item).map(([name, each]) => [name, plain(each)])),
      );
    case 'amount':
      return (value.min ?? 0) / 100;
    case 'count':
      return value.min;
    case 'select_one':
      return value.choice;
    case 'yes_no':
      return value.yes;
    case 'name':
      return value.name;
    case 'text':
      return value.text;
    default:
      throw new Error(value.type);
  }
}

describe('items of a repeat', () => {
  it('are gone through one by one, as many as are said to be there, items inside items too', () => {
    expect(submitted(play([...two, '有', '对']))).toEqual({
      people: 2,
      members: [
        {
          name: '张三',
          state: 'away',
          months: 8,
          pay: 3500,
          wage: 28000,
          bills: [{ illness: '胃病', paid: 600 }],
        },
        { name: '李秀英', state: 'home', bills: [] },
      ],
      steady: true,
      wages: 28000,
      sick: 1,
    });
  });

  it('have their names in the questions and in the count of the way', () => {
    expect(play(['2']).reply).toContain('（第1位 1/3）叫什么名字？');
    expect(play(['2', '张三']).reply).toContain('（张三 2/3）张三现在在哪里？');
    expect(play(['2', '张三', '2', '8', '3500', '1']).reply).toContain('（张三 第1笔 1/2）什么病？');
  });

  it('没有了 instead of one more name closes the list', () => {
    const early = play(['3', '张三', '在家', '没有', '没有了']);
    expect(early.session?.summarised).toBe(1);
    expect(submitted(play(['3', '张三', '在家', '没有', '没有了', '对']))).toMatchObject({
      people: 3,
      members: [{ name: '张三' }],
    });
  });

  it('are one line of the summary, and each can be corrected in two messages', () => {
    const all = play([...two, '有']);
    expect(all.reply).toContain('② 张三：现在 外出打工；几个月 8个月；月工资 3,500 元；胃病');
    expect(all.reply).toContain('③ 李秀英：现在 在家');
    for (const second of ['2.4', '张三的月工资']) {
      const at = play([...two, '有', '改', second]);
      expect(at.session?.open).toBe('members/1/pay');
      const done = play([...two, '有', '改', second, '4000']);
      expect(done.session?.summarised).toBe(1);
    }
    expect(submitted(play([...two, '有', '改', '2.4', '4000', '对']))).toMatchObject({ wages: 32000 });
  });

  it('an item by its number lists what was said of it', () => {
    const at = play([...two, '有', '改', '2']);
    expect(at.reply).toContain('要改“张三”的哪一样？');
    expect(at.reply).toContain('0 删掉“张三”');
    expect(play([...two, '有', '改', '2', '2']).session?.open).toBe('members/1/state');
  });

  it('an item is taken out only after a yes', () => {
    const asked = play([...two, '有', '改', '2', '0']);
    expect(asked.reply).toContain('要把“张三”和说过的都删掉吗？');
    expect(play([...two, '有', '改', '2', '0', '2']).session?.items).toEqual(asked.session?.items);
    const gone = play([...two, '有', '改', '2', '0', '1']);
    expect(gone.session?.summarised).toBe(1);
    expect(Object.keys(gone.session?.answers ?? {}).some((path) => path.startsWith('members/1/'))).toBe(
      false,
    );
    // Nobody works away any more: what hung on it leaves the submission.
    const end = submitted(play([...two, '有', '改', '2', '0', '1', '对']));
    expect(end).toMatchObject({ members: [{ name: '李秀英' }], wages: 0, sick: 0 });
    expect(end).not.toHaveProperty('steady');
  });

  it('one more can be added later, and gets an id of its own', () => {
    const more = play([...two, '有', '改', '4', '1', '王五', '在家', '没有']);
    expect(more.session?.items?.['members']).toEqual(['1', '2', '3']);
    expect(more.session?.summarised).toBe(1);
  });

  it('back goes through items as through any question', () => {
    expect(play([...two.slice(0, 9), '上一步', '上一步']).session?.open).toBe('members/1/bills/1/paid');
    expect(play(['2', '张三', '上一步']).session?.open).toBe('members/1/name');
  });

  it('what is not known in one item makes the sum unknown, not smaller', () => {
    const said = ['1', '张三', '2', '8', '说不清', '没有', '有', '对'];
    expect(submitted(play(said))).not.toHaveProperty('wages');
  });

  it('a rule holds in every item', () => {
    expect(play(['1', '张三', '2', '13']).reply).toContain('一年只有12个月。');
  });
});

describe('what was recorded at an earlier time', () => {
  const end = play([...two, '有', '对']).events.find(({ type }) => type === 'session_submitted');
  const known = end?.type === 'session_submitted' ? end.answers : {};
  const context = { ...familyContext, known };

  it('is read back instead of asked, the whole list of items at once', () => {
    expect(play([], context).reply).toContain('上次登记：2人，对吗？');
    expect(play(['对'], context).reply).toContain('上次登记：2位：张三、李秀英，对吗？');
    const all = play(['对', '对', '对', '对'], context);
    expect(submitted(all)).toEqual(submitted(play([...two, '有', '对'])));
  });

  it('asks again of each what the form takes otherwise by now', () => {
    const later = JSON.parse(JSON.stringify(known).replace('"min":8,"max":8', '"min":13,"max":13')) as Known;
    const taken = play(['对', '对'], { ...familyContext, known: later });
    expect(taken.session?.open).toBe('members/1/months');
    expect(taken.session?.answers['members/1/pay']).toBeDefined();
    const gone = JSON.parse(JSON.stringify(known).replace('"choice":"away"', '"choice":"abroad"')) as Known;
    expect(play(['对', '对'], { ...familyContext, known: gone }).session?.open).toBe('members/1/state');
  });

  it('gives way to what is said now, and does not come back', () => {
    const anew = play(['要改'], context);
    expect(anew.reply).not.toContain('上次登记');
    expect(anew.session).toMatchObject({ open: 'people', failures: 0 });
    const three = play(['不对，3个'], context).session;
    expect(JSON.stringify(three?.pending?.value ?? three?.answers['people'])).toContain('"min":3');
    // Two people were known, one is there now: which one nobody could tell, so they are asked.
    expect(play(['要改', '1'], context).reply).not.toContain('上次登记');
    expect(play(['对', '2'], context).session?.open).toBe('members/1/name');
  });
});
