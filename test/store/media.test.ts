import { crc32 } from 'node:zlib';
import { mongo } from 'mongoose';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toId } from '../../src/core/index.ts';
import { cleanMedia, maxMediaBytes } from '../../src/store/index.ts';
import { openTestStore } from './support/open-test-store.ts';
import { ids, planted } from './support/records.ts';

async function photo(width = 3000, height = 2000): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#a33' } })
    .withExif({
      IFD0: { ImageDescription: planted.idNumber },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '26/1 35/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** A box of an MP4 file. */
function box(name: string, content: Buffer | string): Buffer {
  const body = Buffer.from(content as string);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}

describe('cleanMedia', () => {
  it('draws a photo anew: smaller, upright, without position or words', async () => {
    const before = await photo();
    expect(before.includes(planted.idNumber)).toBe(true);
    const cleaned = await cleanMedia(before);
    if (!cleaned.ok) throw new Error(cleaned.why);
    const after = await sharp(cleaned.bytes).metadata();
    expect(cleaned.mime).toBe('image/jpeg');
    expect([after.width, after.height]).toEqual([1067, 1600]);
    expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation]).toEqual(
      Array.from({ length: 5 }),
    );
    expect(cleaned.bytes.includes(planted.idNumber)).toBe(false);
    expect(cleaned.bytes.includes('Exif')).toBe(false);
  });

  it.each(['png', 'webp', 'gif'] as const)('takes %s', async (format) => {
    const bytes = await sharp({ create: { width: 8, height: 6, channels: 4, background: '#0000' } })
      .toFormat(format)
      .toBuffer();
    expect(await cleanMedia(bytes)).toMatchObject({ ok: true, mime: 'image/jpeg' });
  });

  it.each([
    ['amr', 'audio/amr', '#!AMR\nxx'],
    ['silk', 'audio/silk', '\x02#!SILK_V3xx'],
    ['ogg', 'audio/ogg', 'OggSxx'],
    ['wav', 'audio/wav', 'RIFFxxxxWAVExx'],
    ['mp3', 'audio/mpeg', '\xff\xfbxx'],
  ])('takes %s as it is', async (_name, mime, text) => {
    const bytes = Buffer.from(text, 'latin1');
    expect(await cleanMedia(bytes)).toEqual({ ok: true, bytes, mime });
  });

  it('takes the tags out of mp3 and m4a', async () => {
    const tag = Buffer.from(planted.name);
    const id3 = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0'), Buffer.of(tag.length), tag]);
    const mp3 = await cleanMedia(Buffer.concat([id3, Buffer.from('sound')]));
    expect(mp3).toMatchObject({ ok: true, bytes: Buffer.from('sound') });
    const m4a = Buffer.concat([
      box('ftyp', 'M4A isom'),
      box('moov', Buffer.concat([box('mvhd', 'x'), box('udta', box('©xyz', planted.place))])),
      box('mdat', 'sound'),
    ]);
    const cleaned = await cleanMedia(m4a);
    if (!cleaned.ok) throw new Error(cleaned.why);
    expect(cleaned.bytes).toHaveLength(m4a.length);
    expect(cleaned.bytes.includes(planted.place)).toBe(false);
    expect(cleaned.bytes.includes('sound')).toBe(true);
  });

  it.each([
    ['nothing', 'empty', Buffer.alloc(0)],
    ['text', 'unknown_type', Buffer.from('hello')],
    ['html', 'unknown_type', Buffer.from('<svg onload=alert(1)>')],
    ['zip', 'unknown_type', Buffer.from('PK\x03\x04')],
    ['a film', 'unknown_type', Buffer.from('\0\0\0\x10ftypisom\0\0\0\x20hdlr\0\0\0\0\0\0\0\0vide')],
    ['heic', 'unknown_type', Buffer.from('\0\0\0\x10ftypheic')],
    ['jpeg in name only', 'unreadable', Buffer.from('\xff\xd8\xff<?php', 'latin1')],
    ['too much', 'too_large', Buffer.alloc(maxMediaBytes + 1)],
  ])('refuses %s', async (_name, why, bytes) => {
    expect(await cleanMedia(bytes)).toEqual({ ok: false, why });
  });

  it('refuses a small file that unfolds into a huge picture', async () => {
    const huge = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    // Width and height stand at 16 and 20, the header's checksum behind them.
    huge.writeUInt32BE(50_000, 16);
    huge.writeUInt32BE(50_000, 20);
    huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29);
    expect(await cleanMedia(huge)).toEqual({ ok: false, why: 'unreadable' });
  });

  it('refuses a picture cut off half way', async () => {
    const whole = await photo(400, 300);
    expect(await cleanMedia(whole.subarray(0, whole.length / 2))).toEqual({ ok: false, why: 'unreadable' });
  });
});

describe('media', () => {
  it('are kept cleaned and sealed, in more than one chunk where needed', async () => {
    const { store, raw } = await openTestStore();
    const voice = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(2_500_000, planted.name)]);
    const saved = await store.media.save(ids.household, voice);
    if (!saved.ok) throw new Error(saved.why);
    const read = await store.media.read(saved.id);
    expect(read?.mime).toBe('audio/amr');
    // Compared as bytes: the matcher walks arrays element by element.
    expect(Buffer.compare(voice, read?.bytes ?? Buffer.alloc(0))).toBe(0);
    const chunks = await raw.collection('media.chunks').find().toArray();
    expect(chunks).toHaveLength(3);
    expect(Buffer.from(mongo.BSON.serialize({ chunks })).includes(planted.name)).toBe(false);
    await store.keys.destroy(ids.household);
    await expect(store.media.read(saved.id)).rejects.toMatchObject({ code: 'store:key_destroyed' });
  });

  it('say why a file was not kept, and nothing is found under a strange id', async () => {
    const { store } = await openTestStore();
    expect(await store.media.save(ids.contact, Buffer.from('hello'))).toEqual({
      ok: false,
      why: 'unknown_type',
    });
    expect(await store.media.read(toId('nothing'))).toBeNull();
    expect(await store.media.read(toId('0123456789abcdef01234567'))).toBeNull();
  });
});
