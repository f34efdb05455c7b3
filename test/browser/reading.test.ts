import { describe, expect, it } from 'vitest';
import { findFaintText } from './contrast.ts';
import { drawPhoto } from './photo.ts';
import { useStage } from './stage.ts';

const villager = '窦新民';
const committee = '石桥村两委群';

describe('the page for old eyes and hands', { timeout: 60_000 }, () => {
  const stage = useStage();

  it('offers choices as large buttons under the last message of the bot only', async () => {
    const { simulator } = stage();
    const { page } = simulator;
    await simulator.open(villager);
    await simulator.say('申报');
    const choices = page.getByRole('list', { name: '快捷回答' }).getByRole('button');
    const heights = await choices.evaluateAll((all) =>
      all.map((button) => button.getBoundingClientRect().height),
    );
    expect(heights.length).toBeGreaterThan(1);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    await simulator.tap('自己家');
    expect(await simulator.messages().nth(-2).innerText()).toContain('1 自己家');
    await expect(page.getByRole('main').getByRole('button', { name: '自己家' }).count()).resolves.toBe(0);
  });

  it('types a digit instead of sending it: an answer may have several', async () => {
    const { simulator } = stage();
    const { page } = simulator;
    const field = page.getByRole('textbox', { name: '输入消息' });
    const before = await simulator.messages().count();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('1');
    await page.keyboard.type(' 4');
    expect(await field.inputValue()).toBe('1 4');
    expect(await simulator.messages().count()).toBe(before);
    await simulator.untilAnswered(() => page.keyboard.press('Enter'));
  });

  it('emphasises the value that it reads back', async () => {
    const { simulator } = stage();
    for (const answer of ['老伴摔断了腿，住院了', '今年三月', '三万五']) await simulator.say(answer);
    const value = simulator.lastMessage().locator('strong');
    await expect(value.innerText()).resolves.toBe('35,000 元（三万五千元）');
    expect(await simulator.lastMessage().innerText()).toMatch(/记为 35,000 元（三万五千元），对吗？/);
    await simulator.photograph('12-read-back');
    await simulator.tap('对');
  });

  it('can be used by keyboard alone', async () => {
    const { simulator } = stage();
    const { page } = simulator;
    await simulator.say('4');
    const chosen = page.getByRole('list', { name: '快捷回答' }).getByRole('button', { name: '没有' });
    const isThere = (): Promise<boolean> => chosen.evaluate((button) => button === document.activeElement);
    for (let steps = 0; steps < 12 && !(await isThere()); steps += 1) await page.keyboard.press('Shift+Tab');
    expect(await isThere()).toBe(true);
    await simulator.untilAnswered(() => page.keyboard.press('Enter'));
    const field = page.getByRole('textbox', { name: '输入消息' });
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('tells a screen reader of new messages', async () => {
    const { simulator } = stage();
    const log = simulator.page.getByRole('log');
    expect(await log.getAttribute('aria-live')).toBe('polite');
    const photos = [0, 40].map((shift) => ({ name: 'roof.png', png: drawPhoto(shift) }));
    await simulator.untilAnswered(() => simulator.sendPhotos(photos));
    await simulator.say('好了');
    expect(await log.getByRole('article').last().innerText()).toMatch(/^守望说/);
  });

  it('has large letters, kept over a reload, and does not move once it is drawn', async () => {
    const { simulator } = stage();
    const { page } = simulator;
    const size = (): Promise<string> =>
      simulator
        .lastMessage()
        .locator('.bubble')
        .evaluate((bubble) => getComputedStyle(bubble).fontSize);
    expect(await size()).toBe('16px');
    await page.getByRole('button', { name: '大字', pressed: false }).click();
    expect(await size()).toBe('20px');
    await simulator.photograph('13-large-text');
    await page.addInitScript(() => {
      const moved: string[] = [];
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved.push(JSON.stringify(entry));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.reload();
    await simulator.lastMessage().waitFor();
    expect(await size()).toBe('20px');
    await page.getByRole('button', { name: '大字', pressed: true }).waitFor();
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
  });

  it.each([320, 360, 390, 768, 1280])(
    'fits a screen %i px wide, with letters of both sizes',
    async (width) => {
      const { simulator } = stage();
      const { page } = simulator;
      const size = page.getByRole('button', { name: '大字' });
      for (const pressed of ['true', 'false']) {
        await page.setViewportSize({ width: 1280, height: 800 });
        if ((await size.getAttribute('aria-pressed')) !== pressed) await size.click();
        for (const name of [villager, committee]) {
          await simulator.open(name);
          await page.setViewportSize({ width, height: 844 });
          expect(await simulator.scrollsSideways(), `${name}, large: ${pressed}`).toBe(false);
          expect(await simulator.cutOff(), `${name}, large: ${pressed}`).toEqual([]);
          await simulator.photograph(`${name}-${width}${pressed === 'true' ? '-large' : ''}`);
          await page.setViewportSize({ width: 1280, height: 800 });
        }
      }
    },
  );

  it('is readable: every text stands out from what is behind it', async () => {
    const { simulator } = stage();
    const { page } = simulator;
    await page.getByRole('button', { name: '下一天' }).click();
    await page.getByText(/^到了 .*新消息：$/).waitFor();
    for (const name of [villager, committee]) {
      await simulator.open(name);
      expect(await findFaintText(page)).toEqual([]);
    }
    await page.getByRole('button', { name: '发语音', exact: true }).click();
    expect(await findFaintText(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
});
