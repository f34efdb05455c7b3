import type { AreaCode, Role } from '../../core/index.ts';
import type { Person } from '../../store/index.ts';
import { choiceOf, mediaOf, textOf, yesOf } from '../answers.ts';
import { tellPeople } from '../telling/notices.ts';
import { areaAbove, findInCharge } from '../telling/recipients.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import { makeRequest } from '../requests/make-request.ts';
import { asker } from '../requests/request-line.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import type { Handler } from './handler.ts';

/**
 * 意见建议: kept for somebody above whom it is about, who alone sees it, and answered through the bot. A villager who
 * stays unnamed gets the answer all the same.
 */
export const submitFeedback: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const { answers, attachments } = event;
  const topic = choiceOf(answers, 'topic') ?? 'other';
  const wantsReply = yesOf(answers, 'reply') === true;
  const addressee = await findAddressee(runtime, scene, choiceOf(answers, 'about'));
  const { request, owner } = await makeRequest(runtime, scene, turn, {
    kind: 'complaint',
    topic,
    text: textOf(answers, 'story') ?? '',
    media: [...mediaOf(answers), ...attachments.map(({ media }) => media)],
    unnamed: yesOf(answers, 'named') !== true,
    addressee,
  });
  await replyToAct(runtime, turn, 'feedback_received', {
    praise: topic === 'praise',
    wantsReply,
    addressee: addressee.area === runtime.county ? 'county' : 'township',
  });
  await tellPeople(runtime, owner === null ? [] : [owner], {
    dedupeKey: `feedback:${request.id}`,
    kind: 'notice',
    sealKey: request.sealKey,
    template: 'feedback_notice',
    data: { number: request.number, who: asker(request), topic, text: request.said.text, wantsReply },
    at: turn.at,
  });
};

/**
 * The township of the speaker's village; the county where it is about the township or the county itself, where there is
 * no township officer, or where nobody knows the village.
 */
async function findAddressee(
  runtime: Runtime,
  scene: Scene,
  about: string | null,
): Promise<{ area: AreaCode; owner: Person | null }> {
  const village = scene.binding?.area ?? null;
  const first = async (role: Role, area: AreaCode): Promise<Person | null> =>
    (await findInCharge(runtime, role, area, scene.today))[0] ?? null;
  const township = village === null || about === 'township' || about === 'county' ? null : areaAbove(village);
  const officer = township === null ? null : await first('township_officer', township);
  if (township !== null && officer !== null) return { area: township, owner: officer };
  return { area: runtime.county, owner: await first('county_officer', runtime.county) };
}
