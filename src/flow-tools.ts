import { parse } from 'yaml';
import { z } from 'zod';
import { AppError, toId, type ContentHash } from './core/index.ts';
import { createFindings } from './findings.ts';
import { createFlowLoader, loadPhrases, type FlowLoader } from './flow/index.ts';
import { readAll, readProjectFile, readSchema, type TextFile } from './project-files.ts';
import { mergeLexicons, type Lexicon } from './understanding/index.ts';

/** What a flow file is read with, before any flow is: the house's lexicon and phrases, and a loader made of them. */
export interface FlowTools {
  lexicon: Lexicon;
  flowLoader: FlowLoader;
}

/** The house's words; a county adds its own file. */
export async function loadLexicon(): Promise<Lexicon> {
  const files = await readAll('flows/lexicon');
  return mergeLexicons(
    files.map(({ text }) => parse(text) as unknown),
    files.map(({ file }) => file),
  );
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

const withdrawnFile = z.strictObject({
  withdrawn: z.array(
    z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .transform((hash) => toId<ContentHash>(hash)),
  ),
});

/** Hashes of `flows/withdrawn.yaml`. */
export async function readWithdrawn(): Promise<ContentHash[]> {
  const { file, text } = await readProjectFile('flows/withdrawn.yaml');
  const read = withdrawnFile.safeParse(parse(text));
  if (!read.success) throw new AppError('flow:invalid', `${file}: ${z.prettifyError(read.error)}`);
  return read.data.withdrawn;
}

/** The house's flow files, as they are written. */
export function readFlowFiles(): Promise<TextFile[]> {
  return readAll('flows/conversations');
}
