import type { ContentHash } from '../../core/index.ts';
import type { Runtime } from '../runtime.ts';

/** Labels of chosen options, as the flow that asked them words them. */
export function labelsOf(runtime: Runtime, flow: ContentHash, question: string, names: string[]): string[] {
  const choices = runtime.flows.byHash(flow)?.questions.find(({ name }) => name === question)?.choices;
  return names.map((name) => choices?.find((choice) => choice.name === name)?.label ?? name);
}
