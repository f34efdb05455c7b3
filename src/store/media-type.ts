/** A file's type as its first bytes tell it. */
export interface MediaType {
  kind: 'image' | 'audio';
  mime: string;
}

interface Signature extends MediaType {
  offset: number;
  bytes: string;
  /** A second mark that must follow. */
  also?: { offset: number; bytes: string };
}

const signatures: readonly Signature[] = [
  { kind: 'image', mime: 'image/jpeg', offset: 0, bytes: '\xff\xd8\xff' },
  { kind: 'image', mime: 'image/png', offset: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'image', mime: 'image/gif', offset: 0, bytes: 'GIF87a' },
  { kind: 'image', mime: 'image/gif', offset: 0, bytes: 'GIF89a' },
  { kind: 'image', mime: 'image/webp', offset: 0, bytes: 'RIFF', also: { offset: 8, bytes: 'WEBP' } },
  { kind: 'audio', mime: 'audio/wav', offset: 0, bytes: 'RIFF', also: { offset: 8, bytes: 'WAVE' } },
  { kind: 'audio', mime: 'audio/amr', offset: 0, bytes: '#!AMR' },
  { kind: 'audio', mime: 'audio/silk', offset: 0, bytes: '#!SILK' },
  // WeChat puts one byte before SILK's own mark.
  { kind: 'audio', mime: 'audio/silk', offset: 1, bytes: '#!SILK' },
  { kind: 'audio', mime: 'audio/ogg', offset: 0, bytes: 'OggS' },
  { kind: 'audio', mime: 'audio/mpeg', offset: 0, bytes: 'ID3' },
  { kind: 'audio', mime: 'audio/mpeg', offset: 0, bytes: '\xff\xfb' },
  { kind: 'audio', mime: 'audio/mpeg', offset: 0, bytes: '\xff\xf3' },
  { kind: 'audio', mime: 'audio/mpeg', offset: 0, bytes: '\xff\xf2' },
  { kind: 'audio', mime: 'audio/mp4', offset: 4, bytes: 'ftyp' },
];

/** Tell a file's type from its bytes, never from its name; null for what we do not take. */
export function sniffMedia(bytes: Buffer): MediaType | null {
  const has = (offset: number, mark: string): boolean =>
    bytes.toString('latin1', offset, offset + mark.length) === mark;
  const found = signatures.find(
    ({ offset, bytes: mark, also }) =>
      has(offset, mark) && (also === undefined || has(also.offset, also.bytes)),
  );
  if (found === undefined) return null;
  if (found.mime === 'audio/mp4' && showsPictures(bytes)) return null;
  return { kind: found.kind, mime: found.mime };
}

/** Brands of still pictures in the same container as MP4 (HEIC, AVIF), and films: neither is sound. */
function showsPictures(bytes: Buffer): boolean {
  const brand = bytes.toString('latin1', 8, 12);
  if (['heic', 'heix', 'mif1', 'msf1', 'avif', 'qt  '].includes(brand)) return true;
  const handler = Buffer.from('hdlr');
  for (let at = bytes.indexOf(handler); at !== -1; at = bytes.indexOf(handler, at + 4)) {
    if (bytes.toString('latin1', at + 12, at + 16) === 'vide') return true;
  }
  return false;
}
