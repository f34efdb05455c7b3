interface SendError {
  /** Whether the same message may succeed later. */
  retryable: boolean;
  /** False when it may have arrived all the same, so that sending again may say it twice. */
  resultKnown: boolean;
  /** For the log and the operator. */
  words: string;
}

/** Every way a send can fail. A code never changes its meaning. */
export const sendErrors = {
  offline: { retryable: true, resultKnown: true, words: 'the channel is not connected' },
  rate_limited: { retryable: true, resultKnown: true, words: 'the messenger wants us to slow down' },
  unknown_peer: {
    retryable: false,
    resultKnown: true,
    words: 'the messenger knows nobody under this address',
  },
  refused: {
    retryable: false,
    resultKnown: true,
    words: 'the messenger does not let us write to this address',
  },
  media_gone: { retryable: false, resultKnown: true, words: 'the file to send is no longer kept' },
  too_long: { retryable: false, resultKnown: true, words: 'the message is longer than the messenger takes' },
  unknown_result: {
    retryable: true,
    resultKnown: false,
    words: 'the messenger did not say whether it arrived',
  },
} as const satisfies Record<string, SendError>;

export type SendErrorCode = keyof typeof sendErrors;

/** Thrown by our own puppets, through Wechaty, so that the adapter need not guess from a message. */
export class SendFailure extends Error {
  readonly code: SendErrorCode;

  constructor(code: SendErrorCode) {
    super(sendErrors[code].words);
    this.name = 'SendFailure';
    this.code = code;
  }
}
