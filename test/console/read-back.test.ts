import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findReadBack } from '../../src/console/format/read-back.ts';

const file = new URL('../../flows/phrases.yaml', import.meta.url);
const { phrases } = parse(readFileSync(file, 'utf8')) as {
  phrases: { readback: string; known: string; declared: string; found: string };
};

describe('a value that is read back', () => {
  it.each([
    ['what was understood', phrases.readback.replace('{{ readback }}', '35,000 元（三万五千元）')],
    ['what was declared', phrases.declared.replace('{{ answer }}', '35,000 元（三万五千元）')],
    ['what was found', phrases.found.replace('{{ answer }}', '35,000 元（三万五千元）')],
    ['what was recorded earlier', phrases.known.replace('{{ answer }}', '35,000 元（三万五千元）')],
  ])('is found in the words of the flows: %s', (_, said) => {
    const text = `记下了：4人。\n\n${said}\n1 对\n2 不对`;
    const found = findReadBack(text);
    expect(found?.value).toBe('35,000 元（三万五千元）');
    expect(`${found?.before}${found?.value}${found?.after}`).toBe(text);
  });

  it.each(['记下了：4人。', '您说的对吗？', '有人说记为 4人，对吗？'])('is not found in %j', (text) =>
    expect(findReadBack(text)).toBeNull(),
  );
});
