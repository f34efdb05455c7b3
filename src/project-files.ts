import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

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

/** The YAML files of a directory of the project, in order of their names. */
export async function readAll(directory: string): Promise<TextFile[]> {
  const names = (await readdir(projectPath(directory))).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(names.map((name) => readProjectFile(`${directory}/${name}`)));
}

/** A JSON Schema of the project. */
export async function readSchema(file: string): Promise<object> {
  return JSON.parse((await readProjectFile(file)).text) as object;
}
