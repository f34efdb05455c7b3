/** `npm run flow -- inspect|diagram|play|check [FILE]`: look at a conversation, draw it, talk to it, change it. */
import { parseArgs } from 'node:util';
import { drawFlow, inspectFlows } from './flow-files.ts';
import { playFlow } from './flow-play.ts';

const usage = `Usage: npm run -s flow -- inspect [FILE…]
       npm run -s flow -- diagram FILE
       npm run -s flow -- play FILE [--today 2026-09-24] [--like TRANSCRIPT] [--save TRANSCRIPT]
       npm run -s flow -- check

  inspect   what is wrong with a flow, by file and line; without FILE all flows of the house
  diagram   the flow as a Mermaid flowchart
  play      talk to it here; without a terminal one message a line
            not words: [photo p1], [voice v1 words], [sticker], [day 2026-09-26]; an empty line ends it
  check     what the files would ask again of whom, over the open talks of the store; changes nothing
  --today   the day on which it is played; today by default
  --like    take day, lists and facts from the head of this transcript instead of the demo county
  --save    write the talk as a golden transcript`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { today: { type: 'string' }, like: { type: 'string' }, save: { type: 'string' } },
  });
  const [command, ...files] = positionals;
  const [file] = files;
  if (command === 'inspect') return inspectFlows(files);
  if (command === 'check') {
    // The store is loaded only where it is asked.
    const { checkFlows } = await import('./flow-check.ts');
    return checkFlows();
  }
  if (command === 'diagram' && file !== undefined) return drawFlow(file);
  if (command === 'play' && file !== undefined) return playFlow(file, values);
  console.error(usage);
  return 1;
}
