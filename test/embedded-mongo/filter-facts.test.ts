import { mongo } from 'mongoose';
import { filterFacts, refused, testFacts, type Fact, type FilterFact } from './fact.ts';

const { Binary, Double, Int32, Long, ObjectId } = mongo;
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const oid = new ObjectId('64b000000000000000000001');

const scalars: FilterFact[] = [
  ['an empty filter finds everything', [{ a: 1 }, {}], {}, [0, 1]],
  ['a value is an equality', [{ a: 1 }, { a: 2 }], { a: 1 }, [0]],
  ['$eq is an equality', [{ a: 1 }, { a: 2 }], { a: { $eq: 1 } }, [0]],
  [
    'several fields all hold',
    [
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ],
    { a: 1, b: 2 },
    [1],
  ],
  [
    'int, long and double of a value are equal',
    [{ a: new Int32(1) }, { a: Long.fromNumber(1) }, { a: new Double(1) }],
    { a: 1 },
    [0, 1, 2],
  ],
  [
    'longs beyond 2^53 keep apart',
    [{ a: Long.fromString('9007199254740993') }, { a: Long.fromString('9007199254740992') }],
    { a: Long.fromString('9007199254740993') },
    [0],
  ],
  [
    'a double between two longs orders right',
    [{ a: Long.fromString('9007199254740993') }, { a: 9007199254740992 }],
    { a: { $gt: 9007199254740992 } },
    [0],
  ],
  ['text is no number', [{ a: '1' }, { a: 1 }], { a: 1 }, [1]],
  ['true is not 1', [{ a: true }, { a: 1 }], { a: true }, [0]],
  ['$gt of numbers', [{ a: 1 }, { a: 2 }, { a: 3 }], { a: { $gt: 2 } }, [2]],
  ['$gte of numbers', [{ a: 1 }, { a: 2 }, { a: 3 }], { a: { $gte: 2 } }, [1, 2]],
  ['$lt of numbers', [{ a: 1 }, { a: 2 }, { a: 3 }], { a: { $lt: 2 } }, [0]],
  ['$lte of numbers', [{ a: 1 }, { a: 2 }, { a: 3 }], { a: { $lte: 2 } }, [0, 1]],
  ['two ends of a range', [{ a: 1 }, { a: 2 }, { a: 3 }], { a: { $gt: 1, $lt: 3 } }, [1]],
  [
    'a range reaches only its own type',
    [{ a: 1 }, { a: 'x' }, { a: null }, {}, { a: day('2026-01-01') }],
    { a: { $gt: 0 } },
    [0],
  ],
  ['a range of text reaches only text', [{ a: 'b' }, { a: 5 }, { a: 'a' }], { a: { $gte: 'b' } }, [0]],
  [
    'dates compare by instant',
    [{ a: day('2026-01-01') }, { a: day('2026-02-01') }],
    { a: { $lt: day('2026-01-15') } },
    [0],
  ],
  ['dates are equal by instant', [{ a: day('2026-01-01') }], { a: day('2026-01-01') }, [0]],
  [
    'ObjectIds are equal by bytes',
    [{ a: oid }, { a: new ObjectId('64b000000000000000000002') }],
    { a: oid },
    [0],
  ],
  ['an ObjectId is not its hex text', [{ a: oid }, { a: oid.toHexString() }], { a: oid.toHexString() }, [1]],
  [
    'binaries are equal by subtype and bytes',
    [{ a: new Binary(Buffer.from('x')) }, { a: new Binary(Buffer.from('x'), 5) }],
    { a: new Binary(Buffer.from('x')) },
    [0],
  ],
  ['text orders by code point', [{ a: '\u{1F600}' }, { a: '\uFFFD' }], { a: { $gt: '\uFFFD' } }, [0]],
  ['NaN is equal to NaN', [{ a: Number.NaN }, { a: 1 }], { a: Number.NaN }, [0]],
  ['NaN is in no range of numbers', [{ a: Number.NaN }, { a: 1 }], { a: { $lt: 5 } }, [1]],
  ['-0 equals 0', [{ a: -0 }, { a: 0 }], { a: 0 }, [0, 1]],
  [
    'a whole document is equal in order',
    [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }],
    { a: { x: 1, y: 2 } },
    [0],
  ],
  ['a part of a document is not the document', [{ a: { x: 1, y: 2 } }], { a: { x: 1 } }, []],
  ['an empty document is a value', [{ a: {} }, { a: 1 }, {}], { a: {} }, [0]],
  ['$in finds any of its values', [{ a: 1 }, { a: 2 }, { a: 3 }], { a: { $in: [1, 3] } }, [0, 2]],
  ['$in of nothing finds nothing', [{ a: 1 }, {}], { a: { $in: [] } }, []],
  ['$nin finds the others and the missing', [{ a: 1 }, { a: 2 }, {}], { a: { $nin: [1] } }, [1, 2]],
  ['$ne finds the others and the missing', [{ a: 1 }, { a: 2 }, {}], { a: { $ne: 1 } }, [1, 2]],
  [
    '$not turns operators over, missing included',
    [{ a: 1 }, { a: 5 }, {}],
    { a: { $not: { $gt: 2 } } },
    [0, 2],
  ],
  ['$and', [{ a: 1 }, { a: 2 }], { $and: [{ a: { $gt: 0 } }, { a: { $lt: 2 } }] }, [0]],
  ['$or', [{ a: 1 }, { a: 2 }, { b: 1 }], { $or: [{ a: 1 }, { b: 1 }] }, [0, 2]],
  [
    '$or beside a field',
    [
      { a: 1, b: 1 },
      { a: 2, b: 1 },
      { a: 1, b: 2 },
    ],
    { b: 1, $or: [{ a: 1 }, { a: 2 }] },
    [0, 1],
  ],
  ['$nor', [{ a: 1 }, { a: 2 }, {}], { $nor: [{ a: 1 }, { a: 2 }] }, [2]],
  ['field names of the language are ordinary', [{ constructor: 1 }, { a: 1 }], { constructor: 1 }, [0]],
  ['a field nobody has is missing, also toString', [{ a: 1 }], { toString: { $exists: true } }, []],
];

const missing: FilterFact[] = [
  ['null finds null and missing', [{ a: null }, {}, { a: 0 }], { a: null }, [0, 1]],
  ['$in with null finds missing', [{ a: 1 }, {}, { a: 2 }], { a: { $in: [null, 1] } }, [0, 1]],
  ['$ne null finds what has a value', [{ a: null }, {}, { a: 0 }], { a: { $ne: null } }, [2]],
  ['$exists: true finds null', [{ a: null }, {}, { a: 0 }], { a: { $exists: true } }, [0, 2]],
  ['$exists: false finds only missing', [{ a: null }, {}, { a: 0 }], { a: { $exists: false } }, [1]],
  ['$exists: 0 is false', [{ a: null }, {}], { a: { $exists: 0 } }, [1]],
  ['$gte null finds null and missing', [{ a: null }, {}, { a: 0 }], { a: { $gte: null } }, [0, 1]],
  ['$gt null finds nothing', [{ a: null }, {}, { a: 0 }], { a: { $gt: null } }, []],
  [
    'null at the end of a path',
    [{ a: {} }, { a: null }, { a: 4 }, { a: { b: 'x' } }, { a: { b: null } }, {}],
    { 'a.b': null },
    [0, 1, 2, 4, 5],
  ],
  ['null through an array of documents', [{ a: [{ b: 1 }, {}] }, { a: [{ b: 1 }] }], { 'a.b': null }, [0]],
  ['null passes over scalars of an array', [{ a: [1, 2] }, { a: [] }], { 'a.b': null }, []],
  [
    '$exists: false through scalars of an array',
    [{ a: [1, 2] }, { a: [] }, { a: [{ b: 1 }] }],
    { 'a.b': { $exists: false } },
    [0, 1],
  ],
];

const arrays: FilterFact[] = [
  ['a value finds the array that has it', [{ a: [1, 2] }, { a: [3] }, { a: 1 }], { a: 1 }, [0, 2]],
  ['an array is equal as a whole', [{ a: [1, 2] }, { a: [2, 1] }, { a: [1, 2, 3] }], { a: [1, 2] }, [0]],
  ['an array finds the array that contains it', [{ a: [[1, 2], 3] }], { a: [1, 2] }, [0]],
  ['an empty array is not null', [{ a: [] }, { a: null }], { a: null }, [1]],
  ['an empty array is equal to one', [{ a: [] }, { a: [[]] }, { a: null }], { a: [] }, [0, 1]],
  [
    'two ends of a range may be met by two elements',
    [{ a: [1, 10] }, { a: [5] }, { a: [20] }],
    { a: { $gt: 4, $lt: 6 } },
    [0, 1],
  ],
  ['$ne fails when any element is equal', [{ a: [1, 2] }, { a: [2] }], { a: { $ne: 1 } }, [1]],
  ['$nin fails when any element is listed', [{ a: [1, 2] }, { a: [2] }], { a: { $nin: [1, 9] } }, [1]],
  ['$in with an array as a value', [{ a: [1, 2] }, { a: [3] }], { a: { $in: [[1, 2]] } }, [0]],
  [
    'a path goes through an array of documents',
    [{ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 3 }] }],
    { 'a.b': 2 },
    [0],
  ],
  ['a number in a path is a place', [{ a: [5, 6] }, { a: [6, 5] }], { 'a.1': 6 }, [0]],
  ['a number in a path is also a name', [{ a: { 1: 6 } }, { a: [{ 1: 6 }] }], { 'a.1': 6 }, [0, 1]],
  [
    'a place in an array of documents',
    [{ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 2 }, { b: 1 }] }],
    { 'a.0.b': 2 },
    [1],
  ],
  ['arrays in arrays are not searched', [{ a: [[{ b: 1 }]] }], { 'a.b': 1 }, []],
  ['elements of inner arrays are not searched', [{ a: [[1]] }], { a: 1 }, []],
  [
    'two fields may be met by two elements',
    [
      {
        a: [
          { b: 1, c: 2 },
          { b: 2, c: 1 },
        ],
      },
    ],
    { 'a.b': 1, 'a.c': 1 },
    [0],
  ],
  [
    '$elemMatch wants one element',
    [
      {
        a: [
          { b: 1, c: 2 },
          { b: 2, c: 1 },
        ],
      },
      { a: [{ b: 1, c: 1 }] },
    ],
    { a: { $elemMatch: { b: 1, c: 1 } } },
    [1],
  ],
  [
    '$elemMatch of a range wants one element',
    [{ a: [1, 10] }, { a: [5] }],
    { a: { $elemMatch: { $gt: 4, $lt: 6 } } },
    [1],
  ],
  [
    '$elemMatch sees no fields through an inner array',
    [{ a: [[{ b: 1 }]] }, { a: [[5]] }],
    { a: { $elemMatch: { 0: 5 } } },
    [1],
  ],
  ['$elemMatch wants an array', [{ a: { b: 1 } }, { a: [{ b: 1 }] }], { a: { $elemMatch: { b: 1 } } }, [1]],
  [
    '$not around $elemMatch',
    [{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, {}],
    { a: { $not: { $elemMatch: { b: 1 } } } },
    [1, 2],
  ],
  ['a range compares whole arrays with an array', [{ a: [3] }, { a: [1] }], { a: { $gt: [2] } }, [0]],
];

const malformed: [string, mongo.Document][] = [
  ['an unknown operator', { a: { $foo: 1 } }],
  ['an unknown logic', { $foo: [] }],
  ['$or that is no array', { $or: { a: 1 } }],
  ['an empty $or', { $or: [] }],
  ['$and of what is no document', { $and: [1] }],
  ['$in that is no array', { a: { $in: 1 } }],
  ['operators inside $in', { a: { $in: [{ $gt: 1 }] } }],
  ['operators beside names', { a: { $gt: 1, b: 2 } }],
  ['$not of a value', { a: { $not: 1 } }],
  ['$elemMatch of a value', { a: { $elemMatch: 1 } }],
];
const refusals = malformed.map(([name, filter]): Fact => [
  `${name} is refused`,
  [{ a: 1 }],
  (c) => c.find(filter).toArray(),
  refused(2),
]);

testFacts('filters of scalars', filterFacts(scalars));
testFacts('filters of what is missing', filterFacts(missing));
testFacts('filters of arrays', filterFacts(arrays));
testFacts('filters that are refused', refusals);
