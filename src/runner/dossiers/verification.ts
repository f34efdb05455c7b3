import { dayOf } from '../../core/index.ts';
import { latestWord, lineFor, valueOf, type Declaration } from '../../cases/index.ts';
import { describeAnswer, type Dossier } from '../../flow/index.ts';
import { choicesOf, countOf, fenOf, textOf, yesOf, type Answers } from '../answers.ts';
import { labelsOf } from '../telling/labels.ts';
import { visitorsFor, itemsOfExclusions } from '../lists/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { declarationsOf, lastVisit, type CaseFile } from './case-file.ts';
import { gapsOf } from './gaps.ts';
import { memberChangesIn } from './member-changes.ts';

/** 核实: what was declared, to be confirmed or changed field by field, and what has to be asked at the door. */
export async function dossierToVerify(runtime: Runtime, scene: Scene, file: CaseFile): Promise<Dossier> {
  const { state, profile } = file;
  const declarations = declarationsOf(file);
  const known = latestWord(declarations.map(({ answers }) => answers));
  const story = textOf(known, 'narrative');
  const visitors = await visitorsFor(runtime, scene, state, profile);
  return {
    known,
    given: {
      consent: state.consent,
      alone: visitors.length + 1 < (valueOf(profile, 'verification.persons') ?? 1),
      sheet: runtime.renderer.render('verification_sheet', {
        ...(story === null ? {} : { story }),
        gaps: await gapsOf(runtime, file, declarations, known),
        consent: state.consent,
      }),
      steady_below: steadyBelow(scene, file),
    },
    lists: {
      visitors,
      exclusions: itemsOfExclusions(runtime, profile),
    },
  };
}

/** 签核实: what the first visitor wrote down, in a few lines. */
export function dossierToCosign(runtime: Runtime, _: Scene, file: CaseFile): Promise<Dossier> {
  return describeFound(runtime, file).then((found) => ({ given: { found } }));
}

/** 复核: what was found, at the door or looked at since, stands to be confirmed or changed, beside what the household has said since. */
export async function dossierToRecheck(runtime: Runtime, scene: Scene, file: CaseFile): Promise<Dossier> {
  const visit = lastVisit(file);
  const since = visit?.since ?? [];
  const said = since.flatMap((act) => ('declaration' in act ? wordsOf(runtime, act.declaration) : []));
  const again = since.flatMap((act) => (act.kind === 'rechecked' ? [act.answers] : []));
  const { people, ...known } = latestWord([visit?.found.answers ?? {}, ...again]);
  const counted = since.findLastIndex(({ kind }) => kind === 'rechecked');
  const changes = memberChangesIn(runtime, since.slice(counted + 1));
  return {
    // How many there were before somebody came or left is nothing to be confirmed.
    known: people === undefined || changes.length > 0 ? known : { ...known, people },
    given: {
      found: await describeFound(runtime, file),
      said: said.join('；'),
      changes: changes.join('、'),
      steady_below: lacksNothing(known) ? steadyBelow(scene, file) : 0,
    },
    lists: { exclusions: itemsOfExclusions(runtime, file.profile) },
  };
}

/**
 * Yuan a head below which the visitors find out, too, whether the income can be relied on and the children are well off
 * (X08, 004_bc94 L29); 0 where the county does not go by that, or has set no line.
 */
function steadyBelow({ today }: Scene, { state, profile }: CaseFile): number {
  if (valueOf(profile, 'income.steadyBelow') !== true) return 0;
  return (lineFor(profile, dayOf(state.openedAt), today)?.fen ?? 0) / 100;
}

function lacksNothing(answers: Answers): boolean {
  return choicesOf(answers, 'guarantees').join() === 'none';
}

/** Figures that a second look goes by: what the household said of them is nothing that was found. */
const figures = ['people', 'net', 'loss'] as const;

/** A declaration in a few words: the story, and the figures. */
function wordsOf(runtime: Runtime, { flow: hash, answers }: Declaration): string[] {
  const story = textOf(answers, 'narrative') ?? textOf(answers, 'more_detail');
  const flow = runtime.flows.byHash(hash);
  const told = figures.flatMap((name) => {
    const answer = answers[name];
    const question = flow?.questions.find((each) => each.name === name);
    if (flow === undefined || question === undefined || answer?.status !== 'given') return [];
    return `${question.short}：${describeAnswer(flow, { lists: {}, answers: {} }, question, answer)}`;
  });
  return [...(story === null ? [] : [story]), ...told];
}

/** What a verification found: for whoever signs it, and for the meeting that goes by it. */
export async function describeFound(runtime: Runtime, file: CaseFile): Promise<string> {
  const visit = lastVisit(file);
  if (visit === null) return '';
  const { by, found, since } = visit;
  const person = by === 'system' || by === 'unbound' ? null : await runtime.store.people.find(by);
  const again = since.findLast((act) => act.kind === 'rechecked');
  const latest = again ?? found;
  const { on, conclusion } = found;
  const answers = { ...found.answers, ...again?.answers };
  const people = countOf(answers, 'people');
  const spent = fenOf(answers, 'loss');
  const steady = yesOf(answers, 'steady');
  const childrenWellOff = yesOf(answers, 'children_well_off');
  // What was added later (补充) has no such question.
  const flow = declarationsOf(file).findLast(({ answers: said }) => said['kinds'] !== undefined)?.flow;
  return runtime.renderer.render('verification_found', {
    on,
    ...(person === null ? {} : { by: person.name }),
    conclusion,
    ...(people === null ? {} : { people }),
    ...(latest.perCapitaFen === null ? {} : { perCapitaYuan: Math.round(latest.perCapitaFen / 100) }),
    ...(spent === null ? {} : { spentYuan: Math.round(spent / 100) }),
    kinds: flow === undefined ? [] : labelsOf(runtime, flow, 'kinds', choicesOf(answers, 'kinds')),
    ...(steady === null ? {} : { steady }),
    ...(childrenWellOff === null ? {} : { childrenWellOff }),
    missing: choicesOf(answers, 'guarantees').filter((name) => name !== 'none'),
    exclusions: latest.exclusions.map(({ code, mitigated }) => ({
      code,
      mitigated,
    })),
  });
}
