import { describe, expect, it } from 'vitest';
import { readCard } from '../../src/console/format/card.ts';

describe('a summary', () => {
  it('becomes a card: what stands before, the answers, what stands after, the choices', () => {
    const text = [
      '记下了。',
      '',
      '都问完了，请您看看对不对：',
      '（第2页，共3页）',
      '⑳ 比前年：少了一些',
      '(21) 秦大山：关系 爱人；现在：在家',
      '⑤.2 年龄：46岁',
      '(9.4) 照片：没有照片',
      '交上去就是：我说的都属实。',
      '请回数字：',
      '1 都对，提交',
      '2 要改',
    ].join('\n');
    expect(readCard(text)).toEqual({
      head: ['记下了。', '都问完了，请您看看对不对：', '（第2页，共3页）'],
      rows: [
        { no: '⑳', short: '比前年', answer: '少了一些' },
        { no: '(21)', short: '秦大山', answer: '关系 爱人；现在：在家' },
        { no: '⑤.2', short: '年龄', answer: '46岁' },
        { no: '(9.4)', short: '照片', answer: '没有照片' },
      ],
      foot: ['交上去就是：我说的都属实。', '请回数字：'],
      options: [
        { number: '1', label: '都对，提交', answer: '1 都对，提交' },
        { number: '2', label: '要改', answer: '2 要改' },
      ],
    });
  });

  it('keeps a story that was told in several messages in one answer', () => {
    const text = '① 人口：4人\n② 情况：羊死了\n2 头牛也病了\n③ 照片：没有照片\n1 都对，提交';
    const card = readCard(text);
    expect(card?.rows.map(({ answer }) => answer)).toEqual(['4人', '羊死了\n2 头牛也病了', '没有照片']);
    expect(card?.options.map(({ answer }) => answer)).toEqual(['1 都对，提交']);
  });

  it('needs neither words around it nor choices', () => {
    expect(readCard('① 人口：4人\n② 照片：没有照片')).toMatchObject({ head: [], foot: [], options: [] });
  });

  it.each(['记下了：4人。', '① 人口：4人', '1 自己家\n2 替别人', '①2 人口：4人\n② 照片：没有'])(
    'nothing else does: %j',
    (text) => expect(readCard(text)).toBeNull(),
  );
});
