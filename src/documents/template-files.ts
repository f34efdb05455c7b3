import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parse } from 'yaml';

/** What lies in the templates directory, by file name without its ending; not yet checked. */
export interface TemplateFiles {
  templates: Record<string, string>;
  /** Data of one sample each; `name.variant` is a further sample of template `name`. */
  samples: Record<string, unknown>;
  /** Pages for a desk or a printer, and a sample of data of each. */
  pages: Record<string, string>;
  pageSamples: Record<string, unknown>;
  words: unknown;
}

/** Read `messages/*.liquid`, `samples/*.json`, `documents/*` with their samples beside them, and `words.yaml`. Synchronous: it runs once, before anything else. */
export function readTemplates(directory: string): TemplateFiles {
  const documents = join(directory, 'documents');
  return {
    templates: readAll(join(directory, 'messages'), '.liquid'),
    samples: readSamples(join(directory, 'samples')),
    pages: readAll(documents, '.liquid'),
    pageSamples: readSamples(documents),
    words: parse(readFileSync(join(directory, 'words.yaml'), 'utf8')) as unknown,
  };
}

function readAll(directory: string, ending: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory)
      .filter((file) => extname(file) === ending)
      .toSorted()
      .map((file) => [basename(file, ending), readFileSync(join(directory, file), 'utf8')]),
  );
}

function readSamples(directory: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(readAll(directory, '.json')).map(([name, text]) => [name, JSON.parse(text) as unknown]),
  );
}
