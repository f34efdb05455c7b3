import type { ReplyDocument, ReplyValue } from '../bson-encode.ts';
import { typeNameOf } from '../bson-value.ts';
import { keyPatternOf } from '../catalog.ts';
import type { Cursor } from '../cursor.ts';
import { MongoError } from '../mongo-error.ts';
import { fieldsOf, supported } from '../supported.ts';
import { checkFields, checkCollectionName, ok, type Command } from './context.ts';
import { drainCursor, openFind } from './find.ts';

/** explain of a find: the plan as stages, and what running it examined (always run, whatever the verbosity). */
export const explain: Command = async (context, { body, database, deadline }) => {
  const inner = body.get('explain');
  if (!(inner instanceof Map)) throw new MongoError(14, `explain needs a command, not ${typeNameOf(inner)}`);
  const name = inner.get('find');
  if (typeof name !== 'string') throw new MongoError(59, 'Explain is supported for the find command only');
  checkCollectionName(database, name);
  checkFields(inner, 'find', ['find'], fieldsOf('find') ?? [], supported.anyCommand);
  const start = performance.now();
  const cursor = openFind(context, database, name, inner);
  if (cursor !== null) await drainCursor(cursor, deadline);
  const stats = cursor?.counts ?? { keysExamined: 0, docsExamined: 0, returned: 0 };
  return ok(
    [
      'queryPlanner',
      new Map<string, ReplyValue>([
        ['namespace', `${database}.${name}`],
        ['winningPlan', cursor === null ? new Map([['stage', 'EOF']]) : stagesOf(cursor)],
        ['rejectedPlans', []],
      ]),
    ],
    [
      'executionStats',
      new Map<string, ReplyValue>([
        ['executionSuccess', true],
        ['nReturned', stats.returned],
        ['executionTimeMillis', Math.round(performance.now() - start)],
        ['totalKeysExamined', stats.keysExamined],
        ['totalDocsExamined', stats.docsExamined],
      ]),
    ],
  );
};

function stagesOf({ plan, sortsInMemory }: Cursor): ReplyDocument {
  const { index } = plan;
  const direction = plan.reverse ? 'backward' : 'forward';
  const source =
    index === null
      ? new Map<string, ReplyValue>([
          ['stage', 'COLLSCAN'],
          ['direction', direction],
        ])
      : wrap(
          'FETCH',
          new Map<string, ReplyValue>([
            ['stage', 'IXSCAN'],
            ['keyPattern', keyPatternOf(index)],
            ['indexName', index.name],
            ['isMultiKey', index.multikey],
            ['isUnique', index.unique],
            ['direction', direction],
          ]),
        );
  return sortsInMemory ? wrap('SORT', source) : source;
}

function wrap(stage: string, inputStage: ReplyDocument): ReplyDocument {
  return new Map<string, ReplyValue>([
    ['stage', stage],
    ['inputStage', inputStage],
  ]);
}
