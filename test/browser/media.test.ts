import { describe, expect, it } from 'vitest';
import { drawPhoto } from './photo.ts';
import { useStage } from './stage.ts';

const villager = '秦彩云';
const secretary = '田守田';
const said = '孩子他爸在工地摔断了腿，住院了';

describe('voice and photos on the page', { timeout: 60_000 }, () => {
  const stage = useStage();

  it('plays a voice message, shows how far it is, pauses and goes on', async () => {
    const { simulator } = stage();
    const { page } = simulator;
    await page.getByRole('button', { name: '知道了' }).click();
    await simulator.open(villager);
    await simulator.say('申报');
    await simulator.tap('自己家');
    await simulator.say('1');
    await simulator.untilAnswered(() => simulator.record(said));
    const voice = page.getByRole('article').filter({ hasText: '转文字' });
    await expect(voice.innerText()).resolves.toContain(said);
    const bar = voice.locator('progress');
    const heard = (): Promise<number> => bar.evaluate((element) => (element as HTMLProgressElement).value);
    await expect.poll(() => voice.getByRole('button').getAttribute('aria-label')).toMatch(/^播放语音 [23]″$/);
    expect(await heard()).toBe(0);

    await voice.getByRole('button', { name: /^播放语音/ }).press('Enter');
    await expect.poll(heard, { interval: 20 }).toBeGreaterThan(0);
    await voice.getByRole('button', { name: /^暂停播放/ }).click();
    const paused = await heard();
    await voice.getByRole('button', { name: /^播放语音/ }).click();
    await expect.poll(heard, { interval: 20 }).toBeGreaterThan(paused);
    // A pause moves the bar once more, so only the end itself is waited for: it goes back to the beginning.
    await expect.poll(heard, { timeout: 10_000 }).toBe(0);
    await voice.getByRole('button', { name: /^播放语音/ }).waitFor();
  });

  it('sends several photos in the order they were chosen and shows them as one album', async () => {
    const { simulator } = stage();
    const { page } = simulator;
    for (const answer of ['今年三月', '35000', '4', '2']) await simulator.say(answer);
    const shifts = [0, 40, 80];
    const photos = shifts.map((shift) => ({ name: `${shift}.png`, png: drawPhoto(shift) }));
    await simulator.untilAnswered(() => simulator.sendPhotos(photos));
    const album = page.getByRole('group', { name: '3 张照片' });
    const sources = await album.locator('.thumbnail img').evaluateAll((images) =>
      images.map((image) => ({
        source: (image as HTMLImageElement).src,
        left: image.getBoundingClientRect().left,
        top: image.getBoundingClientRect().top,
      })),
    );
    expect(sources.map(({ source }) => source)).toEqual(
      shifts.map((shift) => `data:image/png;base64,${drawPhoto(shift).toString('base64')}`),
    );
    expect(sources).toEqual(sources.toSorted((a, b) => a.top - b.top || a.left - b.left));
    expect(await simulator.lastMessage().innerText()).toContain('共3张');
  });

  it('shows a photo of an album large, and Escape leads back to it', async () => {
    const { simulator } = stage();
    const { page } = simulator;
    const second = page.getByRole('button', { name: '照片 2/3，点开看大图' });
    await second.press('Enter');
    const large = page.getByRole('dialog', { name: '照片 2/3' });
    await large.waitFor();
    const box = await large.locator('img').boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'hidden' });
    expect(await second.evaluate((button) => button === document.activeElement)).toBe(true);
    await simulator.say('好了');
  });

  it('plays to a cadre what the bot passes on, and shows its photos', async () => {
    const { simulator } = stage();
    const { page } = simulator;
    await simulator.tap('要改');
    await simulator.say('退出');
    await simulator.tap('不填了');
    await simulator.say('转人工');
    await simulator.open(secretary);
    const notice = page
      .getByRole('article')
      .filter({ hasText: /“回\d+”/ })
      .last();
    await notice.waitFor();
    const [, number] = /“回(\d+)”/.exec(await notice.innerText()) ?? [];
    await simulator.say(`回${number}`);
    await simulator.open(villager);
    await simulator.record(said);
    await simulator.sendPhotos([0, 40, 80].map((shift) => ({ name: 'roof.png', png: drawPhoto(shift) })));
    await page.getByText(`${villager}的手机`).waitFor();
    await simulator.photograph('4-voice-photos');
    await simulator.open(secretary);
    const passed = page.getByRole('article').filter({ hasText: '守望说' });
    const photos = passed.getByRole('button', { name: '照片，点开看大图' });
    await expect.poll(() => photos.count()).toBe(3);
    await passed.getByRole('button', { name: /^播放语音 [23]″$/ }).click();
    await passed.getByRole('button', { name: /^暂停播放/ }).waitFor();
    await simulator.photograph('11-passed-on');
  });

  it('says so where a voice cannot be played', async () => {
    const { simulator } = stage();
    const { page } = simulator;
    await page.getByRole('button', { name: '发语音', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '发一段语音' });
    const silk = {
      name: 'voice.sil',
      mimeType: 'audio/silk',
      buffer: Buffer.from('#!SILK_V3 no browser knows it'),
    };
    await dialog.getByLabel('选录音文件').setInputFiles(silk);
    await dialog.getByRole('button', { name: '发送' }).click();
    const voice = page.getByRole('article').filter({ hasText: '这段语音这里放不了' });
    await voice.waitFor();
    expect(await voice.getByRole('button', { name: '播放语音' }).isDisabled()).toBe(true);
  });
});
