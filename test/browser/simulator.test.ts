import { describe, expect, it } from 'vitest';
import { useStage } from './stage.ts';
import { drawPhoto } from './photo.ts';

const villager = '窦新民';
const stranger = '陶长根';
const committee = '石桥村两委群';
const cadres = '清溪镇联系人群';

describe('the simulator page on the real service', { timeout: 60_000 }, () => {
  const stage = useStage();

  it('greets a newcomer with villagers, groups, cadres and the clock', async () => {
    const { simulator } = stage();
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
    const { simulator } = stage();
    const { page } = simulator;
    await simulator.open(villager);
    await simulator.say('申报');
    await simulator.tap('自己家');
    await simulator.say('1 4');
    await simulator.untilAnswered(() => simulator.record('孩子他爸在工地摔断了腿，住院了'));
    await expect.poll(() => page.getByRole('button', { name: /^播放语音 \d+″$/ }).count()).toBe(1);
    await simulator.say('今年三月');
    await simulator.say('35000');
    await simulator.say('4');
    await simulator.tap('没有');
    const photos = ['roof.png', 'wall.png', 'field.png'].map((name) => ({ name, png: drawPhoto() }));
    await simulator.untilAnswered(() => simulator.sendPhotos(photos));
    expect(await simulator.lastMessage().innerText()).toContain('共3张');
    await simulator.say('好了');
    const card = simulator.lastMessage();
    const summary = await card.innerText();
    await expect(card.getByRole('term').count()).resolves.toBe(8);
    for (const told of ['孩子他爸在工地摔断了腿', '年3月', '35,000 元', '3 张'])
      expect(summary).toContain(told);
    // Each choice is there once: as a button of the card, and as words once it has been answered.
    const choices = page.getByRole('list', { name: '快捷回答' });
    await expect(choices.count()).resolves.toBe(1);
    await expect(card.getByRole('button').allInnerTexts()).resolves.toHaveLength(3);
    const before = await choices.boundingBox();
    await simulator.photograph('2-summary');
    await simulator.tap('都对，承诺属实并授权核查，提交');
    await expect.poll(() => simulator.lastMessage().innerText()).toMatch(/编号 \d{4}-\d+/);
    const past = page.getByRole('article').filter({ hasText: '都问完了' });
    await expect(past.getByRole('button').count()).resolves.toBe(0);
    const after = await past.getByRole('list').boundingBox();
    expect(after).toMatchObject({ height: before?.height, width: before?.width });
    await simulator.photograph('3-declared');
  });

  it('shows the same card after a reload: it is read from the words', async () => {
    const { simulator } = stage();
    const { page } = simulator;
    const card = page.getByRole('article').filter({ hasText: '都问完了' });
    const before = await card.innerText();
    await page.reload();
    await card.waitFor();
    expect(await card.innerText()).toBe(before);
    expect(await card.getByRole('term').count()).toBe(8);
  });

  it('makes a stranger a friend with the first message', async () => {
    const { simulator } = stage();
    await simulator.open(stranger);
    expect(await simulator.page.getByText('还不是好友').isVisible()).toBe(true);
    await simulator.say('申报');
    expect(await simulator.page.getByRole('log').innerText()).toContain('申报');
    expect(await simulator.page.getByText('还不是好友').count()).toBe(0);
  });

  it('shows the reminders and the daily digest of the next day', async () => {
    const { simulator } = stage();
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
    const { simulator } = stage();
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
    const { simulator } = stage();
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
    const { asked, service, troubles } = stage();
    const strange = asked.filter((url) => !url.startsWith(service.url) && !/^(data|blob):/.test(url));
    expect(strange).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
