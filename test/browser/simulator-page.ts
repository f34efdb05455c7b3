import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

const turnTimeoutMs = 15_000;

/** The page as a person uses it: by the names they see, not by how it is built. */
export class SimulatorPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** A row of the list on the left, e.g. by a person's or a group's name. */
  row(name: string): Locator {
    return this.page
      .getByRole('navigation', { name: '会话列表' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** Open somebody's phone or a group, found by search as one would among many. */
  async open(name: string): Promise<void> {
    const search = this.page.getByRole('searchbox');
    await search.fill(name);
    await this.row(name).first().click();
    await this.page.getByRole('main').waitFor();
  }

  /** Every message of the open chat, oldest first. */
  messages(): Locator {
    return this.page.getByRole('log').getByRole('article');
  }

  lastMessage(): Locator {
    return this.messages().last();
  }

  /** Type and press Enter; resolves when the bot has answered. */
  async say(text: string): Promise<void> {
    await this.untilAnswered(async () => {
      await this.page.getByRole('textbox', { name: '输入消息' }).fill(text);
      await this.page.keyboard.press('Enter');
    });
  }

  /** Tap a quick answer; resolves when the bot has answered. */
  async tap(answer: string): Promise<void> {
    const chip = this.page.getByRole('list', { name: '快捷回答' }).getByRole('button', { name: answer });
    await this.untilAnswered(() => chip.first().click());
  }

  /** Record a voice message for two seconds and send it, with what it says typed below, if anything. */
  async record(caption = ''): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: '发语音', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '发一段语音' });
    await dialog.getByRole('button', { name: '开始录音' }).click();
    await dialog.getByText('正在录音 2″').waitFor();
    await dialog.getByRole('button', { name: '录好了' }).click();
    await dialog.getByLabel('这段语音说的是…').fill(caption);
    await dialog.getByRole('button', { name: '发送' }).click();
  }

  /** Choose pictures at once as with the photo button; resolves when they are shown. */
  async sendPhotos(photos: { name: string; png: Buffer }[]): Promise<void> {
    const thumbnails = this.page.getByRole('log').locator('.thumbnail img');
    const before = await thumbnails.count();
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: '发照片', exact: true }).click();
    await (
      await chooser
    ).setFiles(photos.map(({ name, png }) => ({ name, mimeType: 'image/png', buffer: png })));
    await thumbnails.nth(before + photos.length - 1).waitFor();
  }

  /** Do something that the bot answers, and wait until its turn has ended. */
  async untilAnswered(act: () => Promise<unknown>): Promise<void> {
    const before = await this.messages().count();
    await act();
    await this.page.waitForFunction(
      (count) => {
        const messages = document.querySelectorAll('[role=log] article');
        const last = messages[messages.length - 1];
        const isBusy =
          document.querySelector('[role=main], main')?.textContent?.includes('守望正在回复…') ?? true;
        return messages.length >= count + 2 && last?.textContent?.startsWith('守望') === true && !isBusy;
      },
      before,
      { timeout: turnTimeoutMs },
    );
  }

  /** Whether the page can be scrolled sideways, which on a phone it must not. */
  async scrollsSideways(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  }

  /** Texts of buttons and messages that reach out of the window. */
  async cutOff(): Promise<string[]> {
    return this.page
      .locator('button:visible, select:visible, textarea:visible, article:visible > div, dd:visible')
      .evaluateAll((elements) =>
        elements.flatMap((element) => {
          // A row that is scrolled sideways on purpose shows the rest of it when one does.
          if (element.closest('.move-list') !== null) return [];
          const { left, right } = element.getBoundingClientRect();
          return left < 0 || right > window.innerWidth ? (element.textContent ?? '') : [];
        }),
      );
  }

  /** Into dist/screenshots/, for people to look at. */
  async photograph(name: string): Promise<void> {
    const folder = new URL('../../dist/screenshots', import.meta.url).pathname;
    await mkdir(folder, { recursive: true });
    // Nothing is to look as if somebody pointed at it.
    await this.page.mouse.move(0, 0);
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
}
