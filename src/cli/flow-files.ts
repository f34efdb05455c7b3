import { readFile } from 'node:fs/promises';
import { loadFlowTools, readFlowFiles, readWithdrawn } from '../flow-tools.ts';
import {
  diagramOf,
  inspectBook,
  parseFindingWords,
  sayFinding,
  type Finding,
  type Flow,
  type FlowLoader,
} from '../flow/index.ts';
import { readProjectFile, type TextFile } from '../project-files.ts';

/** Print what inspection finds in these files, or in the whole house; 1 when something would stop the start. */
export async function inspectFlows(files: readonly string[]): Promise<number> {
  const { flowLoader } = await loadFlowTools();
  const texts = files.length === 0 ? await readFlowFiles() : await Promise.all(files.map(readOne));
  const loaded = texts.map(({ file, text }) => flowLoader.load(file, text));
  const flows = loaded.flatMap(({ flow }) => flow ?? []);
  const findings = [...loaded.flatMap((each) => each.findings), ...inspectBook(flows, await readWithdrawn())];
  await printFindings(findings);
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Print a flow as a Mermaid flowchart. */
export async function drawFlow(file: string): Promise<number> {
  const { flowLoader } = await loadFlowTools();
  const flow = await loadFlow(flowLoader, file);
  if (flow === null) return 1;
  process.stdout.write(diagramOf(flow));
  return 0;
}

/** A flow that must inspect clean; null after its findings have been printed. */
export async function loadFlow(loader: FlowLoader, file: string): Promise<Flow | null> {
  const { text } = await readOne(file);
  const { flow, findings } = loader.load(file, text);
  if (flow === null) await printFindings(findings, console.error);
  return flow;
}

async function readOne(file: string): Promise<TextFile> {
  return { file, text: await readFile(file, 'utf8') };
}

async function printFindings(
  findings: readonly Finding[],
  print: (line: string) => void = console.log,
): Promise<void> {
  if (findings.length === 0) return;
  const words = parseFindingWords((await readProjectFile('flows/findings.yaml')).text);
  for (const finding of findings) print(sayFinding(finding, words));
}
