/** `npm run profile -- inspect|explain FILE`: what is wrong with a county's rules, and the rules as a page. */
import { readFile } from 'node:fs/promises';
import {
  createCalendar,
  createProfileLoader,
  fileRules,
  procedurePageOf,
  type FileFinding,
  type FileRule,
} from '../cases/index.ts';
import { AppError } from '../core/index.ts';
import { loadCalendarYears } from '../definitions.ts';
import { createRenderer, readTemplates } from '../documents/index.ts';
import { parseWordsOf, sayFinding } from '../flow/index.ts';
import { projectPath, readAll, readProjectFile, readSchema } from '../project-files.ts';

const usage = `Usage: npm run -s profile -- inspect [FILE…]
       npm run -s profile -- explain FILE

  inspect   what is wrong with a profile, by file and line; without FILE all of flows/profiles
  explain   the procedure as a Chinese page in Markdown with a Mermaid diagram: every step, who takes it, what it leaves
            behind, its guard and limit with their source, what is not set and what is off because of it`;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  return 1;
});

async function main([command, ...files]: string[]): Promise<number> {
  const [file] = files;
  if (command === 'inspect') return inspect(files);
  if (command === 'explain' && file !== undefined) return explain(file);
  console.error(usage);
  return 1;
}

/** Print the findings; 1 when one of them would stop the start. */
async function inspect(files: string[]): Promise<number> {
  const loader = await openLoader();
  const texts =
    files.length === 0
      ? await readAll('flows/profiles')
      : await Promise.all(files.map(async (file) => ({ file, text: await readText(file) })));
  const findings = texts.flatMap(({ file, text }) => loader.load(file, text).findings);
  await print(findings, console.log);
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Print the page of a profile that loads; else its findings. */
async function explain(file: string): Promise<number> {
  const { profile, findings } = (await openLoader()).load(file, await readText(file));
  if (profile === null) {
    await print(findings, console.error);
    return 1;
  }
  const renderer = createRenderer(readTemplates(projectPath('templates')));
  process.stdout.write(`${renderer.renderPage('procedure', procedurePageOf(profile))}\n`);
  return 0;
}

async function openLoader(): Promise<ReturnType<typeof createProfileLoader>> {
  const schema = await readSchema('flows/profiles/profile.schema.json');
  return createProfileLoader(schema, createCalendar(await loadCalendarYears()));
}

async function print(findings: readonly FileFinding[], say: (line: string) => void): Promise<void> {
  if (findings.length === 0) return;
  const text = (await readProjectFile('flows/file-findings.yaml')).text;
  const words = parseWordsOf(Object.keys(fileRules) as FileRule[], text);
  for (const finding of findings) say(sayFinding(finding, words));
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('profile:invalid', `${file} cannot be read`, { cause });
  });
}
