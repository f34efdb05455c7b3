import { Puppet, throwUnsupportedError } from 'wechaty-puppet';

/** What a Wechaty puppet is asked for and a messenger of this size does not have. */
const unsupported = `
  contactAvatar contactCorporationRemark contactDescription contactPhone contactSelfName
  contactSelfQRCode contactSelfSignature conversationReadMark friendshipAdd friendshipSearchHandle
  friendshipSearchPhone messageContact messageForward messageMiniProgram messageRecall messageSendContact
  messageSendLocation messageSendMiniProgram messageSendPost messageSendUrl messageUrl
  postPublish postRawPayload postRawPayloadParser postSearch roomAdd roomAnnounce roomAvatar roomCreate
  roomDel roomInvitationAccept roomInvitationRawPayload roomInvitationRawPayloadParser roomQRCode
  roomQuit roomTopic tagContactAdd tagContactDelete tagContactList tagContactRemove tap tapSearch
`
  .trim()
  .split(/\s+/);

/**
 * A puppet that supports nothing yet. TypeScript does not see Wechaty's abstract methods through its mixins, so a
 * missing one would be a TypeError at run time; here it is a clear rejection.
 */
export abstract class BarePuppet extends Puppet {
  static {
    for (const name of unsupported) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        writable: true,
        value: () => Promise.resolve().then(() => throwUnsupportedError(name)),
      });
    }
  }
}
