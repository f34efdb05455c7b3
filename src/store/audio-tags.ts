/** Boxes of an MP4 file that hold others, on the way to its tags. */
const parentBoxes: ReadonlySet<string> = new Set(['moov', 'trak']);
/** Boxes that hold tags: title, artist, place. */
const tagBoxes: ReadonlySet<string> = new Set(['udta', 'meta']);

/** A sound file without its tags: they may hold names and the place it was recorded at. */
export function stripAudioTags(file: Buffer, mime: string): Buffer {
  switch (mime) {
    case 'audio/mp4':
      return blankBoxes(Buffer.from(file), 0, file.length);
    case 'audio/mpeg':
      return stripId3(file);
    default:
      return file;
  }
}

/** Overwrite tag boxes in place and call them free space: nothing moves, so the sound's offsets stay right. */
function blankBoxes(file: Buffer, from: number, to: number): Buffer {
  for (let at = from; at + 8 <= to;) {
    const size = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const end = size === 0 ? to : at + size;
    if (size === 1 || end < at + 8 || end > to) return file;
    if (parentBoxes.has(name)) blankBoxes(file, at + 8, end);
    if (tagBoxes.has(name)) {
      file.write('free', at + 4, 'latin1');
      file.fill(0, at + 8, end);
    }
    at = end;
  }
  return file;
}

/** ID3v2 stands before the sound, ID3v1 in the last 128 bytes. */
function stripId3(file: Buffer): Buffer {
  let start = 0;
  if (file.toString('latin1', 0, 3) === 'ID3' && file.length > 10) {
    const [a = 0, b = 0, c = 0, d = 0] = file.subarray(6, 10);
    start = Math.min(file.length, 10 + a * 2 ** 21 + b * 2 ** 14 + c * 2 ** 7 + d);
  }
  const tail = file.length - 128;
  const end = tail >= start && file.toString('latin1', tail, tail + 3) === 'TAG' ? tail : file.length;
  return file.subarray(start, end);
}
