import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { parse, stringify } from 'yaml';
import { dayOf, instantAt, systemClock, type Day } from '../core/index.ts';
import { placesOf } from '../county-places.ts';
import { loadFlowTools } from '../flow-tools.ts';
import { readProjectFile } from '../project-files.ts';
import { parseDemoCounty, type DemoCounty } from '../demo/index.ts';
import {
  advanceSession,
  dayOfLine,
  hearLine,
  startSession,
  transcribeStep,
  type Flow,
  type FlowContext,
  type ListItem,
  type Session,
  type Step,
  type TranscriptHead,
} from '../flow/index.ts';
import { loadFlow } from './flow-files.ts';

/** Households of the demo county that a list offers. */
const listed = 5;

/** How a flow is played. */
export interface PlayOptions {
  today?: string | undefined;
  /** A transcript whose head says what day it is and what is chosen from. */
  like?: string | undefined;
  /** Where the talk is written when it ends. */
  save?: string | undefined;
}

/** Talk to a flow in the terminal, on the engine, the lexicon and the places that the service has. */
export async function playFlow(file: string, options: PlayOptions): Promise<number> {
  const { lexicon, flowLoader } = await loadFlowTools();
  const flow = await loadFlow(flowLoader, file);
  if (flow === null) return 1;
  const county = parseDemoCounty((await readProjectFile('flows/demo/county.yaml')).text);
  const { lists, given, known, today } = await headOf(flow, county, options);
  const contextOn = (day: Day): FlowContext => ({
    now: instantAt(day, '09:00'),
    today: day,
    lexicon,
    places: placesOf(county.areas),
  });
  const lines = [stringify({ flow: flow.id, today, lists, given, known }), '---\n'];
  let context = contextOn(today);
  let session: Session | null = null;

  const take = (step: Step): void => {
    session = step.session;
    const said = transcribeStep(step);
    lines.push(`${said.join('\n')}\n`);
    console.log(said.join('\n'));
  };
  const hear = (said: string): void => {
    lines.push(`> ${said}\n`);
    const day = dayOfLine(said);
    if (day === null) {
      if (session !== null) take(advanceSession(flow, session, hearLine(said), context));
    } else {
      context = contextOn(day);
      lines.push('\n');
    }
  };

  take(startSession(flow, { ...context, lists, given, known }));
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  if (process.stdin.isTTY && session !== null) terminal.prompt();
  for await (const line of session === null ? [] : terminal) {
    const said = line.trim();
    if (said === '') break;
    if (!process.stdin.isTTY) console.log(`> ${said}`);
    hear(said);
    if (session === null) break;
    if (process.stdin.isTTY) terminal.prompt();
  }
  terminal.close();
  if (options.save !== undefined) await writeFile(options.save, `${lines.join('').trimEnd()}\n`);
  return 0;
}

/** Day, lists and facts: from another transcript, else households of the demo county and the names of the facts. */
async function headOf(
  flow: Flow,
  county: DemoCounty,
  { like, today }: PlayOptions,
): Promise<Required<Omit<TranscriptHead, 'flow'>>> {
  const [text = ''] = like === undefined ? [] : (await readFile(like, 'utf8')).split('---\n');
  const head = (parse(text) ?? {}) as Partial<TranscriptHead>;
  const day = today ?? head.today ?? dayOf(systemClock.now());
  const names = flow.questions.flatMap(({ choices_from: list }) => list ?? []);
  const facts = Object.fromEntries(flow.given.map((name) => [name, name === 'today' ? day : name]));
  return {
    today: day,
    lists: head.lists ?? Object.fromEntries(names.map((name) => [name, householdsOf(county)])),
    given: head.given ?? facts,
    known: head.known ?? {},
  };
}

function householdsOf({ households }: DemoCounty): ListItem[] {
  const [village = []] = Object.values(households);
  return village.slice(0, listed).map(([name, group], at) => ({
    name: `h${at + 1}`,
    label: `${name}（${group}组）`,
    data: { number: at + 1 },
  }));
}
