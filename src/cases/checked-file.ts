import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { fileRules, type FileFinding, type FileRule } from './finding.ts';

type Path = readonly (string | number)[];

/** Add a finding about the part at `path`. */
export type Report = (code: FileRule, path: Path, message: string) => void;

/** A YAML file that fits its schema, or the findings that say why not. */
export interface CheckedFile {
  content: unknown;
  findings: FileFinding[];
  report: Report;
}

/** Compile a JSON Schema as it is parsed from its file: the one that editors use too. */
export function compileSchema(schema: AnySchema): ValidateFunction {
  return new Ajv({ allErrors: true, strict: false }).compile(schema);
}

/** Parse a YAML text and check it; lines of findings are those of the part itself or of the nearest one above. */
export function checkFile(file: string, text: string, validate: ValidateFunction): CheckedFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const findings: FileFinding[] = [];
  const add = (code: FileRule, line: number, message: string): void => {
    findings.push({ code, severity: fileRules[code], file, line, message });
  };
  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  for (const { pos, message } of document.errors) {
    add('yaml_syntax', counter.linePos(pos[0]).line || 1, message.split('\n')[0] ?? '');
  }
  const content: unknown = findings.length > 0 ? null : document.toJS();
  if (findings.length === 0 && !validate(content)) {
    for (const { instancePath, message, params } of validate.errors ?? []) {
      add(
        'schema',
        lineOf(toPath(instancePath)),
        `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`,
      );
    }
  }
  return { content, findings, report: (code, path, message) => add(code, lineOf(path), message) };
}

/** `/values/steps/value/2` → `['values', 'steps', 'value', 2]`. */
function toPath(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => (/^\d+$/u.test(key) ? Number(key) : key));
}
