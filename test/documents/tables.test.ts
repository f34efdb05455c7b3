import { describe, expect, it } from 'vitest';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { readTables, writeTable } from '../../src/documents/index.ts';

const utf8 = (text: string): Buffer => Buffer.from(text);
/** 村,姓名 / 石桥村,秦彩云 in GB18030, as a county's spreadsheet saves a CSV. */
const gb18030 = Buffer.from('b4e52cd0d5c3fb0d0acaafc7c5b4e52cc7d8b2cad4c60d0a', 'hex');

async function rowsOf(bytes: Uint8Array): Promise<string[][] | string> {
  const tables = await readTables(bytes);
  return typeof tables === 'string' ? tables : (tables[0]?.rows ?? []);
}

describe('reading a table', () => {
  const rows = [
    ['村', '姓名'],
    ['石桥村', '秦彩云'],
  ];

  it('takes a CSV in UTF-8, with and without its mark, and in GB18030', async () => {
    expect(await rowsOf(utf8('村,姓名\r\n石桥村,秦彩云\r\n'))).toEqual(rows);
    expect(await rowsOf(utf8('\uFEFF村,姓名\n石桥村,秦彩云'))).toEqual(rows);
    expect(await rowsOf(gb18030)).toEqual(rows);
  });

  it('takes other separators, quotes, line ends inside a cell and rows of unequal length', async () => {
    expect(await rowsOf(utf8('村;姓名\n石桥村;"秦;彩\n云"'))).toEqual([rows[0], ['石桥村', '秦;彩\n云']]);
    expect(await rowsOf(utf8('村\t姓名\n石桥村'))).toEqual([rows[0], ['石桥村']]);
  });

  it('takes one separator for the whole file, and never one inside of quotes', async () => {
    const aliases = [
      ['村', '别名'],
      ['石桥村', '老石桥;桥上;桥头'],
      ['柳湾村', '湾里'],
    ];
    expect(await rowsOf(utf8('村,别名\n石桥村,老石桥;桥上;桥头\n柳湾村,湾里'))).toEqual(aliases);
    expect(await rowsOf(utf8('村\t别名\n石桥村\t老石桥;桥上;桥头\n柳湾村\t湾里'))).toEqual(aliases);
    const quoted = '村\t备注\n石桥村\t"一,二,三,说""好"""\n"柳,湾,村"\t三,四';
    expect(await rowsOf(utf8(quoted))).toEqual([
      ['村', '备注'],
      ['石桥村', '一,二,三,说"好"'],
      ['柳,湾,村', '三,四'],
    ]);
    expect(await rowsOf(utf8('村;金额\n石桥村;1,5\n柳湾村;2'))).toEqual([
      ['村', '金额'],
      ['石桥村', '1,5'],
      ['柳湾村', '2'],
    ]);
  });

  it('takes an XLSX as a person sees it: dates as days, an ID number that is text whole', async () => {
    const bytes = await writeXlsxFile([
      [
        { value: '522101195704120113', type: String },
        { value: new Date('1957-04-12T00:00:00Z'), type: Date, format: 'yyyy/mm/dd' },
        { value: 3, type: Number },
      ],
    ]).toBuffer();
    expect(await rowsOf(bytes)).toEqual([['522101195704120113', '1957-04-12', '3']]);
  });

  it('shows that a long number has lost its last digits', async () => {
    const bytes = await writeXlsxFile([[{ value: 522_101_195_704_120_100, type: Number }]]).toBuffer();
    expect(await rowsOf(bytes)).toEqual([[expect.stringMatching(/^5\.22\d*e\+17$/)]]);
  });

  it.each([
    ['old_excel', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['not_a_table', Buffer.from('PK and nothing behind it')],
    ['unknown_encoding', Buffer.from([0xff, 0x00, 0xff, 0x00])],
    ['unknown_encoding', Buffer.from('a\0b')],
  ])('says %s of what is no table', async (why, bytes) => {
    expect(await rowsOf(bytes)).toBe(why);
  });
});

describe('writing a table', () => {
  const dangerous = ['=1+1', '+8613800001111', '-3', '@SUM(A1)', '\tx', '=HYPERLINK("http://x","y")'];

  it('makes text of whatever could be a formula, and reads it back as it was', async () => {
    const bytes = await writeTable('结果', [dangerous, ['522101195704120113', 'plain', '', '03']]);
    const [sheet] = await readXlsxFile(bytes, { trim: false });
    expect(sheet?.data[0]).toEqual(dangerous.map((text) => `'${text}`));
    // Text, not a number: no digit is lost and no zero.
    expect(sheet?.data[1]).toEqual(['522101195704120113', 'plain', null, '03', null, null]);
    expect(await rowsOf(bytes)).toEqual([dangerous, ['522101195704120113', 'plain', '', '03', '', '']]);
  });
});
