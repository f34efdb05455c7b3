import { FileBox } from 'file-box';
import { types } from 'wechaty-puppet';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { createWechatyChannel } from '../../src/channels/index.ts';
import type { Rig, Shown } from './contract.ts';
import { silentLog } from './simulator-rig.ts';

/** The puppet Wechaty itself is tested with, through the same adapter. */
export async function openMockRig(): Promise<Rig> {
  const mocker = new mock.Mocker();
  const puppet = new PuppetMock({ mocker });
  const bot = mocker.createContact({ id: 'mock-bot', name: '守望' });
  const people = new Map(
    [
      { id: 'zhang', name: '张三' },
      { id: 'li', name: '李四' },
      { id: 'wang', name: '王五' },
    ].map((payload) => [payload.id, mocker.createContact(payload)]),
  );
  const room = mocker.createRoom({
    id: 'r1@room',
    topic: '干部群',
    memberIdList: ['zhang', 'li', 'mock-bot'],
  });
  const shown: Shown[] = [];
  puppet.on('message', ({ messageId }) => {
    const { talkerId, listenerId, roomId, text, mentionIdList } = mocker.messagePayload(
      messageId,
    ) as MockPayload;
    if (talkerId !== bot.id) return;
    const said = { to: roomId ?? listenerId ?? '', text, mentions: mentionIdList ?? [] };
    const kept = mocker.cacheFileBoxPayload.get(messageId);
    if (kept === undefined) {
      shown.push(said);
      return;
    }
    const sent = FileBox.fromJSON(kept);
    void sent.toBuffer().then((file) => shown.push({ ...said, file }));
  });
  const find = (id: string) => people.get(id) ?? bot;
  return {
    channel: createWechatyChannel({ name: 'mock', account: 'county', puppet, log: silentLog }),
    room: room.id,
    // It drops the list and takes the names out of the text.
    keepsMentions: false,
    givesIds: false,
    async connect() {
      mocker.login(bot);
    },
    disconnect: async () => undefined,
    async say(from, text, { room: group, mention, id } = {}) {
      if (id === undefined) {
        find(from)
          .say(text, mention === true ? [bot] : [])
          .to(group === undefined ? bot : room);
        return;
      }
      if (!mocker.cacheMessagePayload.has(id)) {
        mocker.MessageMock.create({
          id,
          talkerId: from,
          listenerId: bot.id,
          text,
          timestamp: Date.now(),
          type: types.Message.Text,
        });
      }
      puppet.emit('message', { messageId: id });
    },
    async sendFile(from, _kind, name, bytes) {
      find(from)
        .say(FileBox.fromBase64(Buffer.from(bytes).toString('base64'), name))
        .to(bot);
    },
    shown: () => shown,
  };
}

interface MockPayload {
  talkerId: string;
  listenerId?: string;
  roomId?: string;
  text: string;
  mentionIdList?: string[];
}
