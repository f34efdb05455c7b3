import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

const thursday = '2026-09-24T09:00:00+08:00';

let world: World;
let service: Server;
let heard = 0;
let answer = '';

beforeEach(async () => {
  heard = 0;
  answer = '';
  service = createServer((request, response) => {
    request.resume().on('end', () => {
      heard += 1;
      response.end(JSON.stringify({ text: answer }));
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const { port } = service.address() as AddressInfo;
  world = await openWorld({ at: thursday, speechUrl: `http://127.0.0.1:${port}/` });
});
afterEach(async () => {
  await world.close();
  service.close();
});

async function sayByVoice(caption = ''): Promise<string> {
  const bytes = Buffer.from('#!AMR\n<');
  const file = { as: 'v-sq-1', kind: 'audio' as const, name: 'a.amr', bytes, caption };
  return (await world.client.sendFile(file)).map(({ text }) => text).join('\n');
}

const story = ['申报', '1', '1', '老伴上个月住院了', '今年8月'];

describe('a voice message with a speech service', () => {
  it('is heard, and what it says of money is read back', async () => {
    await world.sayAll('v-sq-1', ...story);
    answer = '大概三万五';
    expect(await sayByVoice()).toContain('35,000 元（三万五千元），对吗？');
    expect(heard).toBe(1);
  });

  it('of danger to life is answered with the numbers to call, and told', async () => {
    answer = '老伴快不行了';
    expect(await sayByVoice()).toContain('120');
    await expect.poll(() => world.toldTo('c-qx').length).toBeGreaterThan(0);
  });

  it('goes to the other end of a line with its words', async () => {
    await world.say('v-sq-1', '转人工');
    await expect.poll(() => world.toldTo('c-sq-1').length).toBe(1);
    await world.say('c-sq-1', '回1');
    answer = '我在村口等您';
    await sayByVoice();
    await expect
      .poll(() => world.toldTo('c-sq-1').map(({ text }) => text))
      .toContain('秦彩云发来一段语音：我在村口等您');
  });

  it('whose words were typed with it is not sent there', async () => {
    await world.sayAll('v-sq-1', ...story);
    answer = '八万';
    expect(await sayByVoice('三万五')).toContain('35,000 元');
    expect(heard).toBe(0);
  });

  it('that says nothing to it is kept and asked for in words, as without one', async () => {
    await world.sayAll('v-sq-1', ...story);
    expect(await sayByVoice()).toContain('语音已存好');
    expect(heard).toBe(1);
  });
});
