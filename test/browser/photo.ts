import { deflateSync } from 'node:zlib';

const width = 320;
const height = 240;

/**
 * A picture as a PNG file: a roof under the sky, with a hole in it. Drawn, so that no binary file is kept; `shift`
 * moves the hole by so many pixels, so that pictures can be told apart.
 */
export function drawPhoto(shift = 0): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(colourAt(x, y, shift), y * (1 + width * 3) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number, shift: number): [number, number, number] {
  if (Math.hypot(x - 190 + shift, y - 130) < 18) return [40, 34, 30];
  if (y > 180) return [196, 176, 140];
  if (y > 60 + Math.abs(x - 160) * 0.7) return [150 + (y % 12 < 3 ? -30 : 0), 74, 58];
  return [150 - y / 4, 190 - y / 6, 230];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The check sum of PNG; node:zlib has it only from Node 22.2 on. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
