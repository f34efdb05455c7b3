import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Browser } from './chromium.ts';
import { startService, type Service } from './service.ts';
import { SimulatorPage } from './simulator-page.ts';
import { drawPhoto } from './photo.ts';

const villager = '窦新民';
const stranger = '陶长根';
const committee = '石桥村两委群';
const cadres = '清溪镇联系人群';

describe('the simulator page on the real service', { timeout: 60_000 }, () => {
  let service: Service;
  let browser: Browser;
  let simulator: SimulatorPage;
  const troubles: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    service = await startService();
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    page.on('request', (request) => asked.push(request.url()));
    simulator = new SimulatorPage(page);
    await page.goto(service.url);
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    expect(await service?.stop()).toBe(0);
  });

  it('greets a newcomer with villagers, groups, cadres and the clock', async () => {
    const { page } = simulator;
    await simulator.row(cadres).waitFor();
    for (const part of ['村民', '群聊', '干部']) {
      await expect(page.getByRole('region', { name: part }).isVisible()).resolves.toBe(true);
    }
    await expect(page.getByRole('complementary').innerText()).resolves.toContain('选一位村民，发“申报”试试');
    await expect(page.getByRole('group', { name: '模拟时钟' }).innerText()).resolves.toMatch(
      /\d{4}年\d+月\d+日\s*星期./,
    );
    await simulator.photograph('1-start');
    await page.getByRole('button', { name: '知道了' }).click();
    expect(await page.getByRole('complementary').count()).toBe(0);
  });

  it('takes a whole 申报 by tapping, typing, voice and photo, up to the case number', async () => {
    const { page } = simulator;
    await simulator.open(villager);
    await simulator.say('申报');
    await simulator.tap('自己家');
    await simulator.say('1 4');
    await simulator.record('孩子他爸在工地摔断了腿，住院了');
    await expect.poll(() => page.getByRole('button', { name: /^播放语音 \d+″$/ }).count()).toBe(1);
    await simulator.say('今年三月');
    await simulator.say('35000');
    await simulator.say('4');
    await simulator.tap('没有');
    await simulator.sendPhotos(['roof.png', 'wall.png', 'field.png'], drawPhoto());
    expect(await simulator.lastMessage().innerText()).toContain('共3张');
    await simulator.say('好了');
    const summary = await simulator.lastMessage().innerText();
    const card = simulator.lastMessage().locator('dl');
    await expect(card.getByRole('term').count()).resolves.toBe(8);
    for (const told of ['孩子他爸在工地摔断了腿', '年3月', '35,000 元', '3 张'])
      expect(summary).toContain(told);
    await simulator.photograph('2-summary');
    await simulator.tap('都对，承诺属实并授权核查，提交');
    await expect.poll(() => simulator.lastMessage().innerText()).toMatch(/编号 \d{4}-\d+/);
    await simulator.photograph('3-declared');
  });

  it('shows a photo large', async () => {
    const { page } = simulator;
    const thumbnails = page.getByRole('button', { name: '照片，点开看大图' });
    expect(await thumbnails.count()).toBe(3);
    await thumbnails.first().click();
    const large = page.getByRole('dialog', { name: '照片' }).first();
    await large.waitFor();
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'hidden' });
    // Tall enough for voice, photos and summary in one look.
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    await page.setViewportSize({ ...size, height: 1700 });
    await page.getByRole('button', { name: /^播放语音/ }).evaluate((voice) => {
      const list = voice.closest('.messages');
      const away = voice.getBoundingClientRect().top - (list?.getBoundingClientRect().top ?? 0);
      list?.scrollBy(0, away - 16);
    });
    await simulator.photograph('4-voice-photos-card');
    await page.setViewportSize(size);
  });

  it('makes a stranger a friend with the first message', async () => {
    await simulator.open(stranger);
    expect(await simulator.page.getByText('还不是好友').isVisible()).toBe(true);
    await simulator.say('申报');
    expect(await simulator.page.getByRole('log').innerText()).toContain('申报');
    expect(await simulator.page.getByText('还不是好友').count()).toBe(0);
  });

  it('shows the reminders and the daily digest of the next day', async () => {
    const { page } = simulator;
    await simulator.open(committee);
    const clock = page.getByRole('group', { name: '模拟时钟' });
    const today = await clock.locator('time').innerText();
    await page.getByRole('button', { name: '下一天' }).click();
    await expect
      .poll(() => simulator.lastMessage().innerText(), { timeout: 30_000 })
      .toMatch(/石桥村日报[\s\S]*新申报】1户/);
    await expect.poll(() => clock.locator('time').innerText()).not.toBe(today);
    await page.getByText(/^到了 .*新消息：$/).waitFor();
    await simulator.photograph('5-digest');
    expect(await simulator.lastMessage().innerText()).not.toContain(villager);
    await page.getByRole('region', { name: '时钟走过以后' }).getByRole('button', { name: cadres }).click();
    await expect.poll(() => simulator.lastMessage().innerText()).toContain('提醒');
    await simulator.photograph('6-reminder');
  });

  it('lets a member of a group ask the bot', async () => {
    const { page } = simulator;
    await simulator.open(committee);
    const members = page.getByRole('combobox', { name: '以谁的身份发言' });
    await members.selectOption({ index: 1 });
    await page.getByRole('main').getByRole('button', { name: '@守望' }).click();
    const field = page.getByRole('textbox', { name: '输入消息' });
    await simulator.untilAnswered(async () => {
      await field.fill(`${await field.inputValue()}待办`);
      await page.keyboard.press('Enter');
    });
    await simulator.photograph('7-group');
  });

  it('fits a phone: list and chat are two screens, nothing scrolls sideways', async () => {
    const { page } = simulator;
    await page.setViewportSize({ width: 1280, height: 800 });
    await simulator.open(committee);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await simulator.scrollsSideways()).toBe(false);
    await simulator.photograph('8-phone-group');
    await page.getByRole('button', { name: '返回列表' }).click();
    await simulator.row(villager).waitFor();
    expect(await page.getByRole('main').count()).toBe(0);
    expect(await simulator.scrollsSideways()).toBe(false);
    await simulator.photograph('9-phone-list');
    await simulator.row(villager).click();
    await page.getByRole('main').waitFor();
    expect(await simulator.scrollsSideways()).toBe(false);
    await simulator.photograph('10-phone-chat');
    const small = await page
      .locator('button:visible, select:visible, textarea:visible')
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.getBoundingClientRect().height < 44)
          .map(({ outerHTML }) => outerHTML),
      );
    expect(small).toEqual([]);
  });

  it('asks nobody but the service for anything, and breaks nothing on the way', () => {
    const strange = asked.filter((url) => !url.startsWith(service.url) && !/^(data|blob):/.test(url));
    expect(strange).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
