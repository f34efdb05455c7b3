import type { MediaRefusal } from './types.ts';
import { stripAudioTags } from './audio-tags.ts';
import { sniffMedia } from './media-type.ts';

/** A file fit to be kept, or why it is not. */
export type CleanedMedia = { ok: true; bytes: Buffer; mime: string } | { ok: false; why: MediaRefusal };

/** Largest file that is taken. */
export const maxMediaBytes = 10 * 1024 * 1024;

/** Decoding stops at this size: a small file can unfold into gigabytes. */
const maxPixels = 60_000_000;
const longestSide = 1_600;
const jpegQuality = 80;
/** An honest picture takes a fraction of a second. */
const drawingSeconds = 20;

/**
 * Make a file fit to be kept: its type is told by its bytes; a picture is drawn anew as a JPEG of at most 1600 px, the
 * right way up and without metadata (position, device, time), so nothing hidden in the file survives; from a sound
 * file the tags are taken. What we cannot read is refused as a value: a person sent it.
 */
export async function cleanMedia(bytes: Uint8Array): Promise<CleanedMedia> {
  if (bytes.length === 0) return { ok: false, why: 'empty' };
  if (bytes.length > maxMediaBytes) return { ok: false, why: 'too_large' };
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = sniffMedia(file);
  if (type === null) return { ok: false, why: 'unknown_type' };
  if (type.kind === 'audio') return { ok: true, bytes: stripAudioTags(file, type.mime), mime: type.mime };
  return redraw(file);
}

async function redraw(file: Buffer): Promise<CleanedMedia> {
  // Loaded with the first picture: it is native code that a service without pictures never needs.
  const { default: sharp } = await import('sharp');
  try {
    const jpeg = await sharp(file, { limitInputPixels: maxPixels, failOn: 'error' })
      .timeout({ seconds: drawingSeconds })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: jpegQuality })
      .toBuffer();
    return { ok: true, bytes: jpeg, mime: 'image/jpeg' };
  } catch {
    // Damaged, cut off, or larger than we are willing to unfold.
    return { ok: false, why: 'unreadable' };
  }
}
