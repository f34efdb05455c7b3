import type { FlowInput } from '../../flow/index.ts';
import { findPrivateData, parseMeta, type MetaIntent } from '../../understanding/index.ts';
import { answerCommand, type Command, type CommandName } from '../commands/index.ts';
import { say, type Decision } from '../decision.ts';
import type { Runtime } from '../runtime.ts';
import { hasRole, menuKindOf, type Scene } from '../scene.ts';
import { openTalk } from './open-talk.ts';
import type { TurnEvent } from '../../store/index.ts';
import {
  answerKnown,
  answerQuestion,
  isWordless,
  keepVoice,
  personAsked,
  recordingOf,
  requestMade,
  type Spoken,
} from './unclear.ts';

/** What was said while no talk is open. */
interface Heard {
  /** As words are compared: without marks at the end. */
  words: string;
  /** As it was written or heard. */
  spoken: Spoken;
  command: Command | null;
  /** Something beside the words was kept with the turn. */
  kept: boolean;
}

/** What a steering word means while there is nothing to steer. */
const outside: Partial<Record<MetaIntent, CommandName>> = {
  help: 'help',
  explain: 'help',
  human: 'human',
  resume: 'resume',
  back: 'resume',
  skip: 'resume',
  pause: 'resume',
  cancel: 'resume',
  restart: 'resume',
  submit: 'resume',
  progress: 'resume',
};

/** No talk is open: the words start one, are a command, are a digit of the menu, or get the menu. */
export async function answerOutside(runtime: Runtime, scene: Scene, input: FlowInput): Promise<Decision> {
  const nothing: Heard = { words: '', spoken: { words: '', media: [] }, command: null, kept: false };
  if (input.kind === 'unusable') return notUnderstood(runtime, scene, nothing);
  if (isWordless(input) && scene.person === null) return keepVoice(runtime, scene, [input.id], false);
  return answerWords(runtime, scene, hear(runtime, scene, input));
}

/** A picture or voice is kept with the turn; what was said with it counts like any words. */
function hear(runtime: Runtime, scene: Scene, input: Exclude<FlowInput, { kind: 'unusable' }>): Heard {
  const { commands } = runtime;
  const said = ((input.kind === 'media' ? input.words : input.text) ?? '').trim();
  const spoken = { words: said, media: recordingOf(input) };
  const kept = input.kind === 'media';
  const words = plain(said);
  const menu = commands.menuWords(menuKindOf(scene), words);
  if (menu !== null) return { words: menu, spoken, command: commands.find(menu), kept };
  const command = commands.find(words);
  // What is to be passed on goes as it was written.
  const own = command?.rest === undefined ? null : commands.find(said);
  return { words, spoken, command: own ?? command, kept };
}

async function answerWords(runtime: Runtime, scene: Scene, heard: Heard): Promise<Decision> {
  const { words, command } = heard;
  const flow = runtime.flows.triggered(words);
  if (flow !== undefined && hasRole(scene, flow.roles)) return openTalk(runtime, scene, flow);
  if (command !== null && hasRole(scene, command.roles)) {
    const answer = await answerCommand(runtime, scene, command);
    if (answer !== null) return answer;
  } else if (scene.person !== null && (flow !== undefined || command !== null)) {
    const reply = runtime.renderer.render('refused_act', { code: 'not_allowed', facts: {} });
    return say(null, reply, { type: 'command_run', command: 'not_allowed' });
  }
  const meta = parseMeta(words, runtime.lexicon);
  const name = meta === null ? undefined : outside[meta];
  const steered = name === undefined ? null : await answerCommand(runtime, scene, { name, roles: undefined });
  if (steered !== null) return steered;
  const isPleasant = meta === 'greeting' || meta === 'thanks';
  if (isPleasant || runtime.lexicon.pleasantries?.includes(words) === true) {
    return say(null, runtime.renderer.render('pleasantry', {}), {
      type: 'command_run',
      command: 'pleasantry',
    });
  }
  // Trouble at home is no question to be put aside, and a cadre knows whom to ask.
  const aside = scene.person !== null || runtime.commands.soundsLikeHardship(words);
  const answer = await (aside
    ? answerKnown(runtime, scene, words, false)
    : answerQuestion(runtime, scene, heard.spoken));
  return answer ?? notUnderstood(runtime, scene, heard);
}

/** Trailing marks and spaces mean nothing. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s。.!！,，~～]+$/u, '')
    .trim();
}

/** What sounds like trouble is led to a declaration; a question in it waits for a person all the same. */
async function notUnderstood(
  runtime: Runtime,
  scene: Scene,
  { words, spoken, kept }: Heard,
): Promise<Decision> {
  const menu = menuKindOf(scene);
  const hardship = menu === 'villager' && runtime.commands.soundsLikeHardship(words);
  const asks = hardship && runtime.faq.soundsLikeQuestion(words);
  const reply = runtime.renderer.render('not_understood', {
    menu,
    kept,
    hardship,
    idNumber: findPrivateData(words, runtime.lexicon).includes('id_number'),
    ...(asks ? await personAsked(runtime, scene) : {}),
  });
  const events: TurnEvent[] = [
    { type: 'not_understood' },
    ...(asks ? [requestMade('question', spoken)] : []),
  ];
  return {
    ...say(null, reply, ...events),
    quick: runtime.commands.menuQuick(menu),
  };
}
