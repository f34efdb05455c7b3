/** A voice message as it came in. */
export interface Voice {
  bytes: Uint8Array;
  /** MIME type by its content, `audio/amr`. */
  mime: string;
}

/**
 * Words of a voice message. Null when nothing could be made of it, for whatever reason: the voice is kept anyway, so
 * that a service that fails costs nobody a message. Words it gives are read back like everything that was only heard.
 */
export interface SpeechToText {
  transcribe(voice: Voice): Promise<string | null>;
}
