import { isNode, LineCounter, parseDocument } from 'yaml';

/** Where something stands in a YAML file: keys and positions from the top. */
export type Path = readonly (string | number)[];

/** A YAML text with its content and the line of each part. */
export interface YamlSource {
  content: unknown;
  /** Faults of the YAML itself. */
  errors: { line: number; message: string }[];
  /** Line (from 1) of the part at `path`, or of the nearest part above it that is there. */
  lineOf(path: Path): number;
}

export function readYaml(text: string): YamlSource {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const errors = document.errors.map(({ pos, message }) => ({
    line: counter.linePos(pos[0]).line || 1,
    message: message.split('\n')[0] ?? '',
  }));
  return {
    content: errors.length > 0 ? null : (document.toJS() as unknown),
    errors,
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node: unknown = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}
