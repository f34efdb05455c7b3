import type { Flow } from './compiled.ts';
import { isGroup, type Group, type Part, type Question } from './definition.ts';

/**
 * A flow as a Mermaid flowchart: questions in order, `relevant` on the edges (parts under one condition stand in one row
 * behind one fork), groups as frames, repeats going round, stops, danger, the summary with its choices, and what is
 * submitted.
 */
export function diagramOf(flow: Flow): string {
  const lines: string[] = ['flowchart TD'];
  const start = [flow.title, ...flow.triggers].join(' / ');
  lines.push(node('start', '([', start, '])'));
  const loose = drawParts(lines, flow.parts, [{ from: 'start' }]);
  const submits = node('submit', '([', `→ ${flow.submits}`, '])');
  if (flow.summary === undefined) {
    lines.push(submits);
    tie(lines, loose, 'submit');
  } else {
    lines.push(node('summary', '[[', flow.summary.intro, ']]'));
    tie(lines, loose, 'summary');
    lines.push(submits);
    for (const { label, then, relevant } of flow.summary.choices) {
      const shown = relevant === undefined ? label : `${label} (${relevant})`;
      lines.push(edge('summary', then === 'submit' ? 'submit' : 'start', shown, then === 'correct'));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Draws parts one after the other; ends of edges that the next part has yet to be tied to go in and come out. */
function drawParts(lines: string[], parts: readonly Part[], from: Loose[]): Loose[] {
  let loose = from;
  for (const row of rowsOf(parts)) {
    const [first] = row;
    const fork = `fork_${first?.name ?? ''}`;
    const when = first?.relevant;
    if (when !== undefined) {
      lines.push(`  ${fork}{"?"}`);
      tie(lines, loose, fork);
      loose = [{ from: fork, when }];
    }
    for (const part of row) {
      loose = isGroup(part) ? drawGroup(lines, part, loose) : drawQuestion(lines, part, loose);
    }
    if (when !== undefined) loose = [...loose, { from: fork, when: 'else' }];
  }
  return loose;
}

function drawQuestion(lines: string[], question: Question, loose: Loose[]): Loose[] {
  const id = `q_${question.name}`;
  lines.push(nodeOf(question, id));
  tie(lines, loose, id);
  lines.push(...exits(question, id));
  return [{ from: id }];
}

/** A frame with its heading; after an item of a repeat comes the question for one more, and back. */
function drawGroup(lines: string[], { name, title, repeat, questions }: Group, from: Loose[]): Loose[] {
  lines.push(`  subgraph g_${name} ["${escape(title)}"]`);
  if (repeat === undefined) {
    const loose = drawParts(lines, questions, from);
    lines.push('  end');
    return loose;
  }
  const gate = `q_${name}`;
  lines.push(node(gate, '{', `${name}\n${repeat.more}`, '}'));
  const items = drawParts(
    lines,
    questions,
    repeat.first === undefined ? [...from, { from: gate, when: 'yes' }] : [{ from: gate, when: 'yes' }],
  );
  tie(lines, repeat.first === undefined ? items : [...from, ...items], gate);
  lines.push('  end');
  return [{ from: gate, when: 'no' }];
}

function tie(lines: string[], loose: readonly Loose[], to: string): void {
  lines.push(...loose.map(({ from, when }) => edge(from, to, when)));
}

interface Loose {
  from: string;
  when?: string;
}

/** Neighbours under the same condition stand together; an unconditional part stands alone. */
function rowsOf(parts: readonly Part[]): Part[][] {
  const rows: Part[][] = [];
  for (const part of parts) {
    const row = rows.at(-1);
    if (row !== undefined && part.relevant !== undefined && row[0]?.relevant === part.relevant) {
      row.push(part);
    } else {
      rows.push([part]);
    }
  }
  return rows;
}

function nodeOf({ name, label, calculation }: Question, id: string): string {
  return calculation === undefined
    ? node(id, '[', `${name}\n${label}`, ']')
    : node(id, '{{', `${name} = ${calculation}`, '}}');
}

/** Ways out of the row: the talk ends, or somebody is told at once. */
function exits({ name, stop, danger }: Question, id: string): string[] {
  return [
    ...(stop === undefined
      ? []
      : [node(`stop_${name}`, '([', stop.say, '])'), edge(id, `stop_${name}`, stop.when)]),
    ...(danger === undefined
      ? []
      : [node(`danger_${name}`, '>', 'danger', ']'), edge(id, `danger_${name}`, danger, true)]),
  ];
}

function node(id: string, open: string, text: string, close: string): string {
  return `  ${id}${open}"${escape(text)}"${close}`;
}

function edge(from: string, to: string, text?: string, dotted = false): string {
  const arrow = dotted ? '-.->' : '-->';
  return `  ${from} ${arrow}${text === undefined ? '' : `|"${escape(text)}"|`} ${to}`;
}

/** Mermaid ends a text at a quote and reads angle brackets as HTML. */
function escape(text: string): string {
  return text
    .trim()
    .replaceAll('#', '#35;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll('\n', '<br>');
}
