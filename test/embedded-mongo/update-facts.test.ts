import { mongo } from 'mongoose';
import { refused, testFacts, updateFacts, type UpdateFact } from './fact.ts';

const { Long } = mongo;
const day = new Date('2026-01-01T00:00:00Z');

const fields: UpdateFact[] = [
  ['$set changes a field in its place', { a: 1, b: 2 }, { $set: { a: 9 } }, { a: 9, b: 2 }],
  ['$set adds a field at the end', { a: 1 }, { $set: { b: 2 } }, { a: 1, b: 2 }],
  [
    '$set adds several fields in the order of their names',
    {},
    { $set: { c: 1, a: 2, b: 3 } },
    { a: 2, b: 3, c: 1 },
  ],
  ['$set makes the documents on its way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set of a place in an array', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
  ['$set beyond an array fills with null', { a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
  ['$set of a field in an array element', { a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
  ['$set of a number as a name', { a: {} }, { $set: { 'a.0': 1 } }, { a: { 0: 1 } }],
  ['$set through a scalar is refused', { a: 1 }, { $set: { 'a.b': 1 } }, refused(28)],
  ['$set through null is refused', { a: null }, { $set: { 'a.b': 1 } }, refused(28)],
  ['$set of a name inside an array is refused', { a: [1] }, { $set: { 'a.b': 1 } }, refused(28)],
  ['$set of another _id is refused', { a: 1 }, { $set: { _id: 2 } }, refused(66)],
  ['$set of the same _id is allowed', { a: 1 }, { $set: { _id: 1, a: 2 } }, { a: 2 }],
  ['$set of nothing changes nothing', { a: 1 }, { $set: {} }, { a: 1 }],
  ['$unset takes a field away', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  ['$unset of what is missing does nothing', { a: 1 }, { $unset: { 'b.c': 1 } }, { a: 1 }],
  ['$unset of an element leaves null', { a: [1, 2] }, { $unset: { 'a.0': 1 } }, { a: [null, 2] }],
  ['$unset of _id is refused', { a: 1 }, { $unset: { _id: 1 } }, refused(66)],
  ['$inc adds', { a: 1 }, { $inc: { a: 2 } }, { a: 3 }],
  ['$inc of a missing field sets it', {}, { $inc: { 'a.b': 2 } }, { a: { b: 2 } }],
  ['$inc of null is refused', { a: null }, { $inc: { a: 1 } }, refused(14)],
  ['$inc of text is refused', { a: 'x' }, { $inc: { a: 1 } }, refused(14)],
  ['$inc by text is refused', { a: 1 }, { $inc: { a: 'x' } }, refused(14)],
  ['$inc beyond int64 is refused', { a: Long.MAX_VALUE }, { $inc: { a: 1 } }, refused(2)],
  ['$min takes the lesser', { a: 5, b: 5 }, { $min: { a: 3, b: 9 } }, { a: 3, b: 5 }],
  ['$max takes the greater', { a: 5, b: 5 }, { $max: { a: 3, b: 9 } }, { a: 5, b: 9 }],
  ['$min and $max set what is missing', {}, { $min: { a: 1 }, $max: { b: 2 } }, { a: 1, b: 2 }],
  ['$max compares over types', { a: 5 }, { $max: { a: day } }, { a: day }],
  [
    'operators work together on different fields',
    { a: 1 },
    { $set: { b: 2 }, $inc: { a: 1 }, $unset: { c: 1 } },
    { a: 2, b: 2 },
  ],
  [
    '$setOnInsert does nothing to a document that is there',
    { a: 1 },
    { $setOnInsert: { b: 2 }, $set: { a: 2 } },
    { a: 2 },
  ],
];

const arrays: UpdateFact[] = [
  ['$push appends', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  ['$push makes an array', {}, { $push: { 'a.b': 2 } }, { a: { b: [2] } }],
  ['$push of an array appends one element', { a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
  ['$push of $each appends all', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  ['$push to a scalar is refused', { a: 1 }, { $push: { a: 2 } }, refused(2)],
  ['$push of an $each that is no array is refused', { a: [] }, { $push: { a: { $each: 1 } } }, refused(2)],
  ['$addToSet adds what is new', { a: [1] }, { $addToSet: { a: 2 } }, { a: [1, 2] }],
  [
    '$addToSet leaves what is there',
    { a: [1, { b: 1 }] },
    { $addToSet: { a: { b: 1 } } },
    { a: [1, { b: 1 }] },
  ],
  [
    '$addToSet of $each adds each once',
    { a: [1] },
    { $addToSet: { a: { $each: [1, 2, 2, 3] } } },
    { a: [1, 2, 3] },
  ],
  ['$addToSet to a scalar is refused', { a: 1 }, { $addToSet: { a: 2 } }, refused(2)],
  ['$pull removes all equals', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull of what is missing does nothing', {}, { $pull: { a: 1 } }, {}],
  [
    '$pull of a document matches its fields',
    { a: [{ b: 1, c: 1 }, { b: 2 }] },
    { $pull: { a: { b: 1 } } },
    { a: [{ b: 2 }] },
  ],
  ['$pull of operators', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  ['$pull from a scalar is refused', { a: 1 }, { $pull: { a: 1 } }, refused(2)],
];

const shape: UpdateFact[] = [
  ['two operators on one path are refused', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, refused(40)],
  ['a path inside another is refused', { a: {} }, { $set: { a: {}, 'a.b': 1 } }, refused(40)],
  [
    'neighbours with a common beginning are no conflict',
    {},
    { $set: { a: 1, ab: 2, 'a1.b': 3 } },
    { a: 1, a1: { b: 3 }, ab: 2 },
  ],
  ['an unknown operator is refused', { a: 1 }, { $foo: { a: 1 } }, refused(9)],
  ['an operator of what is no document is refused', { a: 1 }, { $set: 5 as never }, refused(9)],
  ['an empty part of a path is refused', {}, { $set: { 'a..b': 1 } }, refused(56)],
  ['the positional operator without an array is refused', { a: [1] }, { $set: { 'a.$': 1 } }, refused(2)],
];

testFacts('updates of fields', updateFacts(fields));
testFacts('updates of arrays', updateFacts(arrays));
testFacts('the shape of updates', updateFacts(shape));
