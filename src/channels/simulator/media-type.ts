/** Beginnings of the files that phones and browsers make, as Latin-1; `.` stands for any byte. */
const beginnings: readonly [RegExp, string][] = [
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^\x89PNG/, 'image/png'],
  [/^GIF8/, 'image/gif'],
  [/^RIFF....WEBP/s, 'image/webp'],
  [/^RIFF....WAVE/s, 'audio/wav'],
  [/^OggS/, 'audio/ogg'],
  [/^.E\xdf\xa3/s, 'audio/webm'],
  [/^ID3|^\xff[\xe0-\xff]/, 'audio/mpeg'],
  [/^....ftyp/s, 'audio/mp4'],
  [/^#!AMR/, 'audio/amr'],
  [/^.?#!SILK/s, 'audio/silk'],
];

/** Media type for the page's `data:` URL, from the bytes and not from what the sender claims. */
export function guessMediaType(base64: string): string {
  const start = Buffer.from(base64.slice(0, 24), 'base64').toString('latin1');
  return beginnings.find(([pattern]) => pattern.test(start))?.[1] ?? 'application/octet-stream';
}
