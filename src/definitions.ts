import { AppError, type ContentHash } from './core/index.ts';
import {
  createCalendar,
  createProfileLoader,
  createCalendarLoader,
  type CalendarYear,
  type Profile,
  type ProfileLoader,
  type WorkingCalendar,
  valueOf,
} from './cases/index.ts';
import { createRenderer, readTemplates, type CountyFacts, type Renderer } from './documents/index.ts';
import { createFindings, type Findings } from './findings.ts';
import { inspectBook, type Flow, type FlowLoader } from './flow/index.ts';
import { loadFlowTools, readFlowFiles, readWithdrawn } from './flow-tools.ts';
import { projectPath, readAll, readProjectFile, readSchema } from './project-files.ts';
import {
  createPresetLoader,
  parseCommandBook,
  parseFaqBook,
  listNames,
  submissionNames,
  type CommandBook,
  type FaqBook,
  type ImportPreset,
} from './runner/index.ts';
import type { Lexicon } from './understanding/index.ts';

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
  /** Versions of flows that no open talk may go on with. */
  withdrawn: ContentHash[];
  commands: CommandBook;
  faq: FaqBook;
  profile: Profile;
  profileLoader: ProfileLoader;
  calendar: WorkingCalendar;
  /** Which files can be imported. */
  presets: ImportPreset[];
  renderer: Renderer;
  kept: KeptDefinition[];
  /** Findings that do not stop the start, `file:line code message`. */
  warnings: string[];
}

/**
 * Read and inspect every definition. A file that does not inspect clean throws `definition:invalid` with file, line and
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
  const withdrawn = await readWithdrawn();
  findings.add(inspectBook(flows, withdrawn));
  requireHandled(flows);

  const calendar = createCalendar(await loadCalendarYears());
  const profileLoader = createProfileLoader(await readSchema('flows/profiles/profile.schema.json'), calendar);
  const profileFile = await readProjectFile(`flows/profiles/${profileId}.yaml`).catch((cause: unknown) => {
    throw new AppError('profile:invalid', `there is no flows/profiles/${profileId}.yaml`, { cause });
  });
  const profile = profileLoader.load(profileFile.file, profileFile.text);
  findings.add(profile.findings);

  const presets = await loadPresets(findings);
  findings.stopOnErrors();
  if (profile.profile === null) throw new AppError('profile:invalid', profileFile.file);

  return {
    lexicon,
    flows,
    flowLoader,
    withdrawn,
    commands: parseCommandBook((await readProjectFile('flows/commands.yaml')).text),
    faq: parseFaqBook((await readProjectFile('flows/faq.yaml')).text, Object.keys(profile.profile.values)),
    profile: profile.profile,
    profileLoader,
    calendar,
    presets,
    renderer: createRenderer(readTemplates(projectPath('templates')), countyFacts(profile.profile)),
    warnings: findings.warnings(),
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

/** Every preset of the importer. */
async function loadPresets(findings: Findings): Promise<ImportPreset[]> {
  const load = createPresetLoader(await readSchema('flows/imports/import.schema.json'));
  const loaded = (await readAll('flows/imports')).map(({ file, text }) => load(file, text));
  for (const one of loaded) findings.add(one.findings);
  return loaded.flatMap(({ preset }) => preset ?? []);
}

/** What every template may name of the county; what is unset stays out. */
function countyFacts(profile: Profile): CountyFacts {
  const county = valueOf(profile, 'org.county.name');
  const hotline = valueOf(profile, 'hotline');
  return { ...(county === null ? {} : { county }), ...(hotline === null ? {} : { hotline }) };
}

/** A flow that submits a word nobody handles, or chooses from no list, would fail somebody at work: refuse it now. */
function requireHandled(flows: Flow[]): void {
  for (const { id, submits, questions } of flows) {
    const word = /^[a-z_]+$/.test(submits) ? submits : null;
    if (word !== null && !submissionNames.includes(word)) {
      throw new AppError('flow:invalid', `flow ${id} submits ${word}, which nothing handles`);
    }
    const list = questions.find(({ choices_from: name }) => name !== undefined && !listNames.includes(name));
    if (list !== undefined) {
      throw new AppError('flow:invalid', `flow ${id} chooses from ${list.choices_from}, which is no list`);
    }
  }
}
