import { Binary, Double, ObjectId, Timestamp } from 'bson';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDocument } from '../../src/embedded-mongo/bson-decode.ts';
import { encodeDocument } from '../../src/embedded-mongo/bson-encode.ts';
import { doubleValue, type Document, type Value } from '../../src/embedded-mongo/bson-value.ts';
import { compareValues } from '../../src/embedded-mongo/compare.ts';
import { encodeKey, invertKey } from '../../src/embedded-mongo/key-encoding.ts';

const bytes = (length: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array));
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', '\0', 'a\0', 'a', 'a\0b', '\uffff', '\u{1f600}'),
);
const number = fc.oneof(
  fc.integer(),
  fc.double().map((double) => doubleValue(double)),
  fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
  fc.constantFrom<Value>(
    0,
    new Double(-0),
    new Double(0),
    Number.NaN,
    Infinity,
    -Infinity,
    1n << 53n,
    (1n << 53n) + 1n,
    9007199254740992,
    -1n,
  ),
);

const { value } = fc.letrec<{ value: Value; document: Document }>((tie) => ({
  document: fc
    .array(
      fc.tuple(
        text.map((name) => name.replaceAll('\0', '')),
        tie('value'),
      ),
      { maxLength: 3 },
    )
    .map((fields) => new Map(fields)),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    text,
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    bytes(12).map((each) => new ObjectId(each)),
    fc.uint8Array({ maxLength: 4 }).map((each) => new Binary(Buffer.from(each))),
    fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }).map((each) => new Timestamp(each)),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('document'),
  ),
}));

describe('index keys', () => {
  test('the order of the bytes is the order of the values', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const order = Math.sign(compareValues(a, b));
        expect(Math.sign(Buffer.compare(encodeKey(a), encodeKey(b)))).toBe(order);
        expect(Math.sign(Buffer.compare(invertKey(encodeKey(a)), invertKey(encodeKey(b))))).toBe(
          order === 0 ? 0 : -order,
        );
      }),
      { numRuns: 5000 },
    );
  });

  test('no key is the beginning of another one', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [left, right] = [encodeKey(a), encodeKey(b)];
        if (!left.equals(right)) expect(right.subarray(0, left.length).equals(left)).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('documents', () => {
  test('encoding and decoding give the same bytes', () => {
    fc.assert(
      fc.property(value, (each) => {
        const once = encodeDocument(new Map([['a', each]]));
        expect(encodeDocument(decodeDocument(once)).equals(once)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
