import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { AppError, type ContentHash } from './core/index.ts';
import {
  createCalendar,
  createProfileLoader,
  createCalendarLoader,
  type CalendarYear,
  type FileFinding,
  type Profile,
  type ProfileLoader,
  type WorkingCalendar,
  valueOf,
} from './cases/index.ts';
import { createRenderer, readTemplates, type CountyFacts, type Renderer } from './documents/index.ts';
import {
  createFlowLoader,
  inspectBook,
  loadPhrases,
  type Finding,
  type Flow,
  type FlowLoader,
} from './flow/index.ts';
import { parseCommandBook, submissionNames, type CommandBook } from './runner/index.ts';
import { mergeLexicons, type Lexicon } from './understanding/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A definition as it was read: kept in the database under its hash, so that what began with it can go on with it. */
export interface KeptDefinition {
  hash: ContentHash;
  kind: 'flow' | 'profile';
  name: string;
  text: string;
}

/** Everything `flows/` and `templates/` say, loaded and inspected. */
export interface Definitions {
  lexicon: Lexicon;
  flows: Flow[];
  flowLoader: FlowLoader;
  commands: CommandBook;
  profile: Profile;
  profileLoader: ProfileLoader;
  calendar: WorkingCalendar;
  renderer: Renderer;
  kept: KeptDefinition[];
}

/** A file of the project with its text. */
export interface TextFile {
  /** Path inside the project, for findings. */
  file: string;
  text: string;
}

/** Absolute path of a file or directory of the project. */
export function projectPath(...parts: string[]): string {
  return path.join(root, ...parts);
}

export async function readProjectFile(file: string): Promise<TextFile> {
  return { file, text: await readFile(projectPath(file), 'utf8') };
}

async function readAll(directory: string): Promise<TextFile[]> {
  const names = (await readdir(projectPath(directory))).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(names.map((name) => readProjectFile(`${directory}/${name}`)));
}

/** The words of `flows/lexicon`, merged. */
export async function loadLexicon(): Promise<Lexicon> {
  return mergeLexicons((await readAll('flows/lexicon')).map(({ text }) => parse(text) as unknown));
}

async function readSchema(file: string): Promise<object> {
  return JSON.parse((await readProjectFile(file)).text) as object;
}

/** What every room's inspection reports. */
type AnyFinding = Pick<Finding | FileFinding, 'severity' | 'file' | 'line' | 'code' | 'message'>;

/** Collects what inspection finds; an error anywhere stops the start and says where. */
function createFindings(): { add(found: readonly AnyFinding[]): void; stopOnErrors(): void } {
  const all: AnyFinding[] = [];
  return {
    add: (found) => void all.push(...found),
    stopOnErrors() {
      const errors = all.filter(({ severity }) => severity === 'error');
      if (errors.length === 0) return;
      const lines = errors.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`);
      throw new AppError('flow:invalid', `\n${lines.join('\n')}`);
    },
  };
}

/** What a flow file is read with, before any flow is: the house's lexicon and phrases, and a loader made of them. */
export interface FlowTools {
  lexicon: Lexicon;
  flowLoader: FlowLoader;
}

/** `flow:invalid` when the phrases do not inspect clean. */
export async function loadFlowTools(): Promise<FlowTools> {
  const findings = createFindings();
  const lexicon = await loadLexicon();
  const file = await readProjectFile('flows/phrases.yaml');
  const { phrases, findings: found } = loadPhrases(file.file, file.text);
  findings.add(found);
  findings.stopOnErrors();
  if (phrases === null) throw new AppError('flow:invalid', file.file);
  const flowLoader = createFlowLoader({
    schema: await readSchema('flows/conversations/flow.schema.json'),
    phrases,
    commandWords: Object.values(lexicon.meta).flat(),
  });
  return { lexicon, flowLoader };
}

/** The house's flow files, as they are written. */
export function readFlowFiles(): Promise<TextFile[]> {
  return readAll('flows/conversations');
}

/**
 * Read and inspect every definition. A file that does not inspect clean throws `flow:invalid` with file, line and
 * code of each finding.
 */
export async function loadDefinitions(profileId: string): Promise<Definitions> {
  const findings = createFindings();
  const { lexicon, flowLoader } = await loadFlowTools();
  const flowFiles = await readFlowFiles();
  const loaded = flowFiles.map(({ file, text }) => ({ text, ...flowLoader.load(file, text) }));
  for (const each of loaded) findings.add(each.findings);
  findings.stopOnErrors();
  const flows = loaded.flatMap(({ flow }) => flow ?? []);
  findings.add(inspectBook(flows));
  requireHandled(flows);

  const profileLoader = createProfileLoader(await readSchema('flows/profiles/profile.schema.json'));
  const profileFile = await readProjectFile(`flows/profiles/${profileId}.yaml`);
  const profile = profileLoader.load(profileFile.file, profileFile.text);
  findings.add(profile.findings);

  const years = await loadCalendarYears();
  findings.stopOnErrors();
  if (profile.profile === null) throw new AppError('profile:invalid', profileFile.file);

  return {
    lexicon,
    flows,
    flowLoader,
    commands: parseCommandBook((await readProjectFile('flows/commands.yaml')).text),
    profile: profile.profile,
    profileLoader,
    calendar: createCalendar(years),
    renderer: createRenderer(readTemplates(projectPath('templates')), countyFacts(profile.profile)),
    kept: [
      ...loaded.flatMap(({ flow, text }): KeptDefinition[] =>
        flow === null ? [] : [{ hash: flow.hash, kind: 'flow', name: flow.id, text }],
      ),
      { hash: profile.profile.hash, kind: 'profile', name: profile.profile.id, text: profileFile.text },
    ],
  };
}

/** Every year of the State Council's schedule that is there. */
export async function loadCalendarYears(): Promise<CalendarYear[]> {
  const findings = createFindings();
  const loader = createCalendarLoader(await readSchema('flows/calendars/calendar.schema.json'));
  const years = (await readAll('flows/calendars')).map(({ file, text }) => loader.load(file, text));
  for (const year of years) findings.add(year.findings);
  findings.stopOnErrors();
  return years.flatMap(({ year }) => year ?? []);
}

/** What every template may name of the county; what is unset stays out. */
function countyFacts(profile: Profile): CountyFacts {
  const county = valueOf(profile, 'org.county.name');
  const hotline = valueOf(profile, 'hotline');
  return { ...(county === null ? {} : { county }), ...(hotline === null ? {} : { hotline }) };
}

/** A flow that submits a plain word nobody handles would fail a villager at the last step: refuse it now. */
function requireHandled(flows: Flow[]): void {
  for (const { id, submits } of flows) {
    const word = /^[a-z_]+$/.test(submits) ? submits : null;
    if (word !== null && !submissionNames.includes(word)) {
      throw new AppError('flow:invalid', `flow ${id} submits ${word}, which nothing handles`);
    }
  }
}
