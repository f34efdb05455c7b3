import { Liquid, type Template } from 'liquidjs';
import { AppError } from '../core/index.ts';
import { registerFilters } from './filters.ts';
import { type MessageData, type MessageName, messageNames } from './message-data.ts';
import { type PageData, type PageName, pageNames } from './page-data.ts';
import type { TemplateFiles } from './template-files.ts';
import { callCounty, callOf, checkWords, findWord } from './words.ts';

/** Typed data → the text of a message. */
export interface Renderer {
  render<N extends MessageName>(name: N, data: MessageData[N]): string;
  /** A page that is read at a desk or printed: no limit of a screen. */
  renderPage<N extends PageName>(name: N, data: PageData[N]): string;
  /** The word of a code, from a list of `templates/words.yaml`: `word('role', 'liaison')`. */
  word(list: string, code: string): string;
}

/** What every template may name: the county, where to call; `the_county`, what its people call it, is made of it. */
export interface CountyFacts {
  /** Its name; a district's decides that people say 区里 and not 县里. */
  county?: string;
  /** Defaults to the national one in the words file. */
  hotline?: string;
}

/**
 * Compile every template once and render every sample, so that a broken template stops the start and not a turn.
 * Strict: an unknown variable or filter throws `template:invalid`; an absent optional value may only be asked for
 * with `{% if %}`. Data is never compiled: `{{ }}` inside an answer is printed as it is. Templates whose name begins
 * with `_` are partials.
 */
export function createRenderer(
  { templates: messages, samples: messageSamples, pages, pageSamples, words: uncheckedWords }: TemplateFiles,
  facts: CountyFacts = {},
): Renderer {
  const words = callCounty(checkWords(uncheckedWords), facts.county);
  const templates = { ...messages, ...pages };
  const samples = { ...messageSamples, ...pageSamples };
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    cache: true,
    globals: {
      hotline: findWord(words, 'number', 'hotline'),
      the_county: callOf(words, facts.county),
      ...facts,
    },
    templates: Object.fromEntries(
      Object.entries(templates).map(([name, text]) => [name, swallowTagLines(text)]),
    ),
  });
  registerFilters(engine, words);

  const compiled = new Map<string, Template[]>();
  for (const name of Object.keys(templates)) compiled.set(name, compile(engine, name));
  for (const name of [...messageNames, ...pageNames]) requireFile(name, compiled.has(name), 'template');
  for (const name of compiled.keys())
    if (!name.startsWith('_')) requireFile(name, samples[name] !== undefined, 'sample');

  const render = (name: string, data: object): string => {
    try {
      return tidy(String(engine.renderSync(compiled.get(name) ?? [], data)));
    } catch (cause) {
      throw new AppError('template:invalid', `${name} does not render`, { cause });
    }
  };
  for (const [name, sample] of Object.entries(samples)) render(templateOf(name), Object(sample));
  return { render, renderPage: render, word: (list, code) => findWord(words, list, code) };
}

/** Name of the template that a sample file (`digest`, `digest.quiet`) belongs to. */
export function templateOf(sample: string): string {
  return sample.split('.')[0] ?? sample;
}

function compile(engine: Liquid, name: string): Template[] {
  try {
    return engine.parseFileSync(name);
  } catch (cause) {
    throw new AppError('template:invalid', `${name} does not compile`, { cause });
  }
}

function requireFile(name: string, present: boolean, what: string): void {
  if (!present) throw new AppError('template:invalid', `no ${what} for ${name}`);
}

/**
 * A line of control tags alone prints nothing, not even its line end, which moves into the tag to keep line numbers.
 * A line with `render` or `include` prints, so it stays a line.
 */
function swallowTagLines(text: string): string {
  return text
    .trimEnd()
    .replace(/^[ \t]*(\{%-? *(?!render|include)[a-z][^%\n]*)%\}[ \t]*\n/gm, (_, tag: string) =>
      tag.endsWith('-') ? `${tag.slice(0, -1)}\n-%}` : `${tag}\n%}`,
    );
}

function tidy(text: string): string {
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
