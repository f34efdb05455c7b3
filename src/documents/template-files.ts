import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parse } from 'yaml';

/** What lies in the templates directory, by file name without its ending; not yet checked. */
export interface TemplateFiles {
  templates: Record<string, string>;
  /** Data of one sample each; `name.variant` is a further sample of template `name`. */
  samples: Record<string, unknown>;
  words: unknown;
}

/** Read `messages/*.liquid`, `samples/*.json` and `words.yaml`. Synchronous: it runs once, before anything else. */
export function readTemplates(directory: string): TemplateFiles {
  const samples = readAll(join(directory, 'samples'), '.json');
  return {
    templates: readAll(join(directory, 'messages'), '.liquid'),
    samples: Object.fromEntries(
      Object.entries(samples).map(([name, text]) => [name, JSON.parse(text) as unknown]),
    ),
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
