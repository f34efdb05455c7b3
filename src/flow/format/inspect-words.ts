import type { Choice } from '../../understanding/index.ts';
import type { Report } from './compile.ts';
import type { Definition, Question } from './definition.ts';
import { splitTemplate } from './expression.ts';
import { listGroups, listQuestions } from './outline.ts';
import type { Path } from './yaml-source.ts';

/** Signs that fit one phone screen. */
const screen = 300;

/** Words that mean two things, and texts that do not fit a screen. */
export function inspectWords(definition: Definition, commandWords: readonly string[], report: Report): void {
  const { questions, summary, triggers, intro, thanks } = definition;
  const commands = new Set(commandWords.map(plain));
  for (const [at, trigger] of triggers.entries()) {
    if (commands.has(plain(trigger))) {
      report('command_collision', ['triggers', at], `the trigger ${trigger} is a command word`);
    }
  }
  for (const { part, path } of listGroups(questions)) {
    for (const key of ['first', 'more', 'purpose', 'retry'] as const) {
      inspectLength(part.repeat?.[key], [...path, 'repeat', key], report);
    }
  }
  for (const { part: question, path } of listQuestions(questions)) {
    inspectCollisions(question.choices ?? [], [...path, 'choices'], commands, report);
    for (const [index, word] of (question.shortcuts ?? []).entries()) {
      if (!commands.has(plain(word))) continue;
      report('command_collision', [...path, 'shortcuts', index], `the shortcut ${word} is a command word`);
    }
    inspectLength(questionText(question), [...path, 'label'], report);
    for (const key of ['purpose', 'retry', 'constraint_message', 'empty'] as const) {
      inspectLength(question[key], [...path, key], report);
    }
    inspectLength(question.stop?.say, [...path, 'stop', 'say'], report);
    inspectLength(question.note?.say, [...path, 'note', 'say'], report);
  }
  inspectLength(intro, ['intro'], report);
  inspectLength(thanks, ['thanks'], report);
  if (summary === undefined) return;
  for (const relevant of new Set(summary.choices.map((choice) => choice.relevant))) {
    // Choices under different conditions may share words: they are not open at once.
    const together = summary.choices.filter((choice) => [undefined, relevant].includes(choice.relevant));
    inspectCollisions(together, ['summary', 'choices'], new Set(), report);
  }
  const shown = summary.choices.filter(({ hidden }) => hidden !== true).map(({ label }) => label);
  inspectLength([summary.intro, summary.outro ?? '', ...shown].join('\n'), ['summary', 'intro'], report);
}

function inspectCollisions(choices: Choice[], path: Path, commands: Set<string>, report: Report): void {
  const owners = new Map<string, number>();
  for (const [at, { label, words = [] }] of choices.entries()) {
    for (const word of new Set([label, ...words].map(plain))) {
      const owner = owners.get(word);
      if (owner !== undefined) {
        report('choice_collision', [...path, at], `${word} is a word of options ${owner + 1} and ${at + 1}`);
      }
      owners.set(word, at);
      if (commands.has(word))
        report('command_collision', [...path, at], `the option ${word} is a command word`);
    }
  }
}

function questionText({ label, hint = '', choices = [], shortcuts = [] }: Question): string {
  const options = [...choices.map((choice) => choice.label), ...shortcuts];
  return [label, ...options.map((option, at) => `${at + 1} ${option}`), hint].join('\n');
}

function inspectLength(text: string | undefined, path: Path, report: Report): void {
  if (text === undefined) return;
  // What is filled in counts as a short word.
  const shown = splitTemplate(text).map((part) => (typeof part === 'string' ? part : '____'));
  const length = [...shown.join('')].length;
  if (length > screen)
    report('text_too_long', path, `${length} signs do not fit a phone screen of ${screen}`);
}

function plain(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}
