const samplesPerSecond = 16_000;
const headerBytes = 44;

/**
 * A recording as a WAV file, 16 kHz mono. Every browser records in a format of its own and some cannot play the
 * others'; a messenger sends one. Rejects what cannot be decoded.
 */
export async function toWav(recording: Blob): Promise<Blob> {
  const context = new OfflineAudioContext(1, 1, samplesPerSecond);
  const sound = await context.decodeAudioData(await recording.arrayBuffer());
  return new Blob([encodeWav(sound.getChannelData(0))], { type: 'audio/wav' });
}

/** Samples from -1 to 1 as a 16-bit WAV file. */
export function encodeWav(samples: Float32Array): ArrayBuffer {
  const dataBytes = samples.length * 2;
  const view = new DataView(new ArrayBuffer(headerBytes + dataBytes));
  const write = (offset: number, word: string): void => {
    for (let index = 0; index < word.length; index += 1)
      view.setUint8(offset + index, word.charCodeAt(index));
  };
  write(0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, samplesPerSecond, true);
  view.setUint32(28, samplesPerSecond * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, 'data');
  view.setUint32(40, dataBytes, true);
  samples.forEach((sample, index) => {
    view.setInt16(headerBytes + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  });
  return view.buffer;
}
