import type { ContentHash } from '../../core/index.ts';
import type { Flow } from '../format/compiled.ts';
import { findingCodes, type Finding, type FindingCode } from '../format/finding.ts';
import type { Session } from './session.ts';

/** All flows of the house; made once at start, by content hash. */
export interface FlowBook {
  byId(id: string): Flow | undefined;
  byHash(hash: ContentHash): Flow | undefined;
  all(): Flow[];
  /** The version an open talk goes on with: its own, or the one in force where its own is withdrawn or unreadable. */
  goesOnWith(session: Session): Flow | undefined;
  /** The flow whose trigger is this whole utterance. */
  triggered(text: string): Flow | undefined;
}

/**
 * `older`: versions that open talks may still stand on; found by hash only, never started. `withdrawn`: versions that
 * no talk may go on with.
 */
export function createFlowBook(
  flows: Flow[],
  older: Flow[] = [],
  withdrawn: readonly ContentHash[] = [],
): FlowBook {
  const ids = new Map(flows.map((flow) => [flow.id, flow]));
  const hashes = new Map([...older, ...flows].map((flow) => [flow.hash, flow]));
  const triggers = new Map(flows.flatMap((flow) => flow.triggers.map((trigger) => [plain(trigger), flow])));
  return {
    byId: (id) => ids.get(id),
    byHash: (hash) => hashes.get(hash),
    all: () => [...flows],
    goesOnWith: ({ flow, hash }) =>
      (withdrawn.includes(hash) ? undefined : hashes.get(hash)) ?? ids.get(flow),
    triggered: (text) => triggers.get(plain(text)),
  };
}

/**
 * What is wrong between flows that are right by themselves: a shared id or trigger, a version in force that is
 * withdrawn. `file` is the flow's id.
 */
export function inspectBook(flows: Flow[], withdrawn: readonly ContentHash[] = []): Finding[] {
  const findings: Finding[] = [];
  const owners = new Map<string, Flow>();
  const add = (code: FindingCode, { id }: Flow, message: string): void => {
    findings.push({ code, severity: findingCodes[code], file: id, line: 1, message });
  };
  const own = (key: string, flow: Flow, code: 'trigger_collision' | 'duplicate_flow'): void => {
    const owner = owners.get(key);
    if (owner !== undefined && owner !== flow) {
      add(code, flow, `${key} is shared by ${owner.title} and ${flow.title}`);
    }
    owners.set(key, flow);
  };
  for (const flow of flows) {
    own(`id ${flow.id}`, flow, 'duplicate_flow');
    for (const trigger of flow.triggers) own(`trigger ${plain(trigger)}`, flow, 'trigger_collision');
    if (withdrawn.includes(flow.hash)) add('withdrawn_in_force', flow, `${flow.hash} is withdrawn`);
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
