import { createHash } from 'node:crypto';
import { Ajv, type AnySchema } from 'ajv';
import { toId, type ContentHash } from '../../core/index.ts';
import { compileFlow, type Report } from './compile.ts';
import type { Flow } from './compiled.ts';
import type { Definition } from './definition.ts';
import { findingCodes, type Finding } from './finding.ts';
import { inspectExpressions } from './inspect-expressions.ts';
import { inspectQuestions } from './inspect-questions.ts';
import { inspectReach } from './inspect-reach.ts';
import { inspectWords } from './inspect-words.ts';
import { listQuestions } from './outline.ts';
import type { Phrases } from './phrases.ts';
import { readYaml, type Path } from './yaml-source.ts';

export interface FlowLoaderOptions {
  /** `flows/conversations/flow.schema.json`, parsed: the one that editors use too. */
  schema: AnySchema;
  phrases: Phrases;
  /** Words that steer the talk (`Object.values(lexicon.meta).flat()`): no option and no trigger may be one. */
  commandWords?: readonly string[];
}

/** `flow` is null when a finding is an error. Warnings leave it loaded. */
export interface LoadedFlow {
  flow: Flow | null;
  findings: Finding[];
}

export interface FlowLoader {
  /** Parse, check against the schema, compile and inspect one file. Pure: text in. `file` is for the findings. */
  load(file: string, yamlText: string): LoadedFlow;
}

export function createFlowLoader({ schema, phrases, commandWords = [] }: FlowLoaderOptions): FlowLoader {
  const validate = new Ajv({ allErrors: true, useDefaults: true, strict: false }).compile(schema);

  return {
    load(file, yamlText) {
      const findings: Finding[] = [];
      const add = (code: Finding['code'], line: number, message: string): void => {
        const finding = { code, severity: findingCodes[code], file, line, message };
        // One fault in a text that is looked at twice is one finding.
        if (!findings.some((each) => each.code === code && each.line === line && each.message === message)) {
          findings.push(finding);
        }
      };
      const source = readYaml(yamlText);
      for (const { line, message } of source.errors) add('yaml_syntax', line, message);
      if (findings.length > 0) return { flow: null, findings };

      if (!validate(source.content)) {
        for (const { instancePath, message, params } of validate.errors ?? []) {
          const path = toPath(instancePath);
          add(
            'schema',
            source.lineOf(path),
            `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`,
          );
        }
        return { flow: null, findings };
      }
      const definition = source.content as Definition;
      const report: Report = (code, path, message) => add(code, source.lineOf(path), message);
      const compiled = compileFlow(definition, report);
      inspectQuestions(definition, report);
      inspectWords(definition, commandWords, report);
      inspectExpressions(definition, compiled, report);
      inspectReach(definition, compiled, report);
      findings.sort((one, other) => one.line - other.line);
      if (findings.some(({ severity }) => severity === 'error')) return { flow: null, findings };
      const { questions: parts, ...rest } = definition;
      const questions = listQuestions(parts).map(({ part }) => part);
      return { flow: { ...rest, parts, questions, hash: hashOf(yamlText), phrases, compiled }, findings };
    },
  };
}

/** SHA-256 of a file's text, hex. */
export function hashOf(text: string): ContentHash {
  return toId<ContentHash>(createHash('sha256').update(text).digest('hex'));
}

/** `/questions/2/label` → `['questions', 2, 'label']`. */
function toPath(instancePath: string): Path {
  return instancePath
    .split('/')
    .slice(1)
    .map((key) => (/^\d+$/u.test(key) ? Number(key) : key));
}
