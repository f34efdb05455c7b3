import type { Flow, Question } from './definition.ts';

/**
 * A flow as a Mermaid flowchart: questions in order, `relevant` on the edges (questions under one condition stand in
 * one row behind one fork), stops, danger, the summary with its choices, and what is submitted.
 */
export function diagramOf(flow: Flow): string {
  const lines: string[] = ['flowchart TD'];
  const start = [flow.title, ...flow.triggers].join(' / ');
  lines.push(node('start', '([', start, '])'));
  // Ends of edges that the next part has yet to be tied to: where from, and under what condition.
  let loose: Loose[] = [{ from: 'start' }];
  const tie = (to: string): void => {
    lines.push(...loose.map(({ from, when }) => edge(from, to, when)));
    loose = [];
  };
  for (const [at, row] of rowsOf(flow.questions).entries()) {
    const when = row[0]?.relevant;
    if (when !== undefined) {
      lines.push(`  fork${at}{"?"}`);
      tie(`fork${at}`);
      loose = [{ from: `fork${at}`, when }];
    }
    for (const question of row) {
      const id = `q_${question.name}`;
      lines.push(nodeOf(question, id));
      tie(id);
      lines.push(...exits(question, id));
      loose = [{ from: id }];
    }
    if (when !== undefined) loose.push({ from: `fork${at}`, when: 'else' });
  }
  const submits = node('submit', '([', `→ ${flow.submits}`, '])');
  if (flow.summary === undefined) {
    lines.push(submits);
    tie('submit');
  } else {
    lines.push(node('summary', '[[', flow.summary.intro, ']]'));
    tie('summary');
    lines.push(submits);
    for (const { label, then, relevant } of flow.summary.choices) {
      const shown = relevant === undefined ? label : `${label} (${relevant})`;
      lines.push(edge('summary', then === 'submit' ? 'submit' : 'start', shown, then === 'correct'));
    }
  }
  return `${lines.join('\n')}\n`;
}

interface Loose {
  from: string;
  when?: string;
}

/** Neighbours under the same condition stand together; an unconditional question stands alone. */
function rowsOf(questions: readonly Question[]): Question[][] {
  const rows: Question[][] = [];
  for (const question of questions) {
    const row = rows.at(-1);
    if (row !== undefined && question.relevant !== undefined && row[0]?.relevant === question.relevant) {
      row.push(question);
    } else {
      rows.push([question]);
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
