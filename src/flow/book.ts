import type { ContentHash } from '../core/index.ts';
import type { Flow } from './definition.ts';
import { findingCodes, type Finding } from './finding.ts';

/** All flows of the house; made once at start, by content hash. */
export interface FlowBook {
  byId(id: string): Flow | undefined;
  byHash(hash: ContentHash): Flow | undefined;
  all(): Flow[];
  /** The flow whose trigger is this whole utterance. */
  triggered(text: string): Flow | undefined;
}

/** `older`: versions that open talks may still stand on; found by hash only, never started. */
export function createFlowBook(flows: Flow[], older: Flow[] = []): FlowBook {
  const ids = new Map(flows.map((flow) => [flow.id, flow]));
  const hashes = new Map([...older, ...flows].map((flow) => [flow.hash, flow]));
  const triggers = new Map(flows.flatMap((flow) => flow.triggers.map((trigger) => [plain(trigger), flow])));
  return {
    byId: (id) => ids.get(id),
    byHash: (hash) => hashes.get(hash),
    all: () => [...flows],
    triggered: (text) => triggers.get(plain(text)),
  };
}

/** What is wrong between flows that are right by themselves: a shared id or trigger. `file` is the flow's id. */
export function inspectBook(flows: Flow[]): Finding[] {
  const findings: Finding[] = [];
  const owners = new Map<string, Flow>();
  const own = (key: string, flow: Flow, code: 'trigger_collision' | 'duplicate_flow'): void => {
    const owner = owners.get(key);
    if (owner !== undefined && owner !== flow) {
      const message = `${key} is shared by ${owner.title} and ${flow.title}`;
      findings.push({ code, severity: findingCodes[code], file: flow.id, line: 1, message });
    }
    owners.set(key, flow);
  };
  for (const flow of flows) {
    own(`id ${flow.id}`, flow, 'duplicate_flow');
    for (const trigger of flow.triggers) own(`trigger ${plain(trigger)}`, flow, 'trigger_collision');
  }
  return findings;
}

/** Spaces, full-width signs and end marks do not make another word. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s。.!?,，、]/gu, '')
    .toLowerCase();
}
