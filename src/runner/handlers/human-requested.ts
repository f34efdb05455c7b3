import { askForHuman } from '../human.ts';
import type { Handler } from './handler.ts';

/** 转人工 in the middle of a talk: somebody of the village is told that the person wants to speak to a human. */
export const handleHumanRequested: Handler<'human_requested'> = ({ runtime, scene, turn }) =>
  askForHuman(runtime, scene, turn);
