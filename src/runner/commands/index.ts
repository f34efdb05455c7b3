import type { TurnEvent } from '../../store/index.ts';
import { say, type Decision } from '../decision.ts';
import { ownerToCall } from '../telling/owner.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import type { Command, CommandName } from './command-book.ts';
import { renderMenu } from './menu.ts';
import { answerMeasure } from './measure-word.ts';
import { isMeasureWord, type MeasureWord } from '../acts/measures.ts';
import { judgeAnswer } from './judge-answer.ts';
import { answerClaims } from './claims.ts';
import { sendCode } from './send-code.ts';
import { lookAtCase } from './look.ts';
import { decideOnRequest, describeRequests } from './requests.ts';
import { describeStatus } from './status.ts';
import { listTasks } from './tasks.ts';

export { parseCommandBook, type Command, type CommandBook, type CommandName } from './command-book.ts';

/** Commands that decide more than a reply. */
type DecidedName =
  | 'take'
  | 'listen'
  | 'look'
  | 'satisfied'
  | 'unsatisfied'
  | 'bind_person'
  | 'bind_group'
  | 'claims'
  | MeasureWord;

/** Answer a command at once; the talk, if one is open, stays as it is. Null: nothing was asked that it could answer. */
export async function answerCommand(
  runtime: Runtime,
  scene: Scene,
  command: Command,
): Promise<Decision | null> {
  const { name } = command;
  if (name === 'take' || name === 'listen') return decideOnRequest(runtime, scene, command);
  if (name === 'look') return lookAtCase(runtime, scene, command);
  if (name === 'satisfied' || name === 'unsatisfied') return judgeAnswer(runtime, scene, name);
  if (name === 'claims') return answerClaims(runtime, scene, command);
  if (name === 'bind_person' || name === 'bind_group') return sendCode(runtime, scene, command);
  if (isMeasureWord(name)) return answerMeasure(runtime, scene, name);
  const reply = await replyTo(runtime, scene, name);
  const event: TurnEvent =
    name === 'human' ? { type: 'human_requested', question: null } : { type: 'command_run', command: name };
  return say(scene.session, reply, event);
}

async function replyTo(
  runtime: Runtime,
  scene: Scene,
  name: Exclude<CommandName, DecidedName>,
): Promise<string> {
  const { renderer } = runtime;
  switch (name) {
    case 'help':
      return renderMenu(runtime, scene);
    case 'status':
      return describeStatus(runtime, scene);
    case 'tasks':
      return renderer.render('tasks', await listTasks(runtime, scene));
    case 'human': {
      const person = await ownerToCall(runtime, scene);
      const told = runtime.outbox.whenTold(scene.now);
      return renderer.render('human_requested', {
        ...(person === null ? {} : { person }),
        ...(told > scene.now ? { later: told.toISOString() } : {}),
      });
    }
    case 'requests':
      return describeRequests(runtime, scene);
    case 'hand_back':
      return renderer.render('no_line', {});
    case 'resume':
      return renderer.render('nothing_to_resume', {});
  }
}
