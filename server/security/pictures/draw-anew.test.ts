import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawAnew, pictureLimits } from './draw-anew.ts';

const square = (side: number) => sharp({ create: { width: side, height: side, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } });
const drawn = async (bytes: Uint8Array) => {
  const result = await drawAnew(bytes);
  if (!result.ok) throw new Error(result.fault);
  return result.png;
};
const fault = async (bytes: Uint8Array) => {
  const result = await drawAnew(bytes);
  return result.ok ? undefined : result.fault;
};
const join = (...parts: (Uint8Array | string)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));

/** A PNG of our own making: its head may say what it likes. */
const handmade = (width: number, height: number, rows: Uint8Array) => {
  const chunk = (type: string, data: Uint8Array) => {
    const body = join(type, data);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return join(frame.subarray(0, 4), body, frame.subarray(4));
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return join(
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  );
};

describe('WEB-04 a picture is drawn anew', () => {
  test.each(['png', 'jpeg', 'webp', 'gif'] as const)('%s becomes PNG', async (format) => {
    const png = await drawn(await square(40)[format]().toBuffer());
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 40, height: 40 });
  });

  test('is made smaller, never larger, keeps its shape and what can be seen through', async () => {
    const wide = await sharp({ create: { width: 2_000, height: 500, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect(await sharp(await drawn(wide)).metadata()).toMatchObject({ width: 512, height: 128, hasAlpha: true });
  });

  test('stands as it was taken, and tells nothing about where', async () => {
    const taken = await sharp({ create: { width: 60, height: 20, channels: 3, background: '#123' } })
      .jpeg()
      .withExif({ IFD0: { Copyright: 'canary', Orientation: '6' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const png = await drawn(taken);
    expect(await sharp(png).metadata()).toMatchObject({ width: 20, height: 60 });
    expect(Buffer.from(png).includes('canary')).toBe(false);
    expect((await sharp(png).metadata()).exif).toBeUndefined();
  });

  test('the same picture gives the same bytes', async () => {
    const bytes = await square(64).png().toBuffer();
    expect(await drawn(bytes)).toEqual(await drawn(bytes));
  });
});

describe('WEB-04 what is refused', () => {
  test('everything that is no PNG, JPEG, WebP or GIF by its bytes', async () => {
    for (const bytes of [
      join('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      join('<html><body onload=alert(1)>'),
      join('%PDF-1.7 and more of it'),
      join('GIF87'),
      new Uint8Array(),
      await square(10).tiff().toBuffer(),
      await square(10).avif().toBuffer(),
    ]) {
      expect(await fault(bytes)).toBe('not-a-picture');
    }
  });

  test('a picture that is another file as well', async () => {
    for (const format of ['png', 'jpeg', 'webp', 'gif'] as const) {
      const bytes = await square(20)[format]().toBuffer();
      expect(await fault(join(bytes, '<script>alert(1)</script>')), format).toBe('not-only-a-picture');
      expect(await fault(join('<script>alert(1)</script>', bytes)), format).toBe('not-a-picture');
    }
    expect(await fault(join('GIF89a/*', '*/=alert(1)//;;;;;;;;;'))).toBe('damaged');
  });

  test('IN-04 a bomb, by what its head says, before it is unpacked', async () => {
    const before = process.memoryUsage().rss;
    const bomb = handmade(30_000, 30_000, new Uint8Array(1_000_000));
    expect(bomb.length).toBeLessThan(pictureLimits.bytes);
    expect(await fault(bomb)).toBe('too-many-pixels');
    expect(await fault(handmade(4_097, 1, new Uint8Array(4_098)))).toBe('too-many-pixels');
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  test('one that breaks off, or lies about its size', async () => {
    const bytes = await square(200).png({ compressionLevel: 0 }).toBuffer();
    expect(await fault(join(bytes.subarray(0, 2_000), bytes.subarray(-12)))).toBe('damaged');
    expect(await fault(handmade(100, 100, new Uint8Array(50)))).toBe('damaged');
  });

  test('more than a mebibyte', async () => {
    expect(await fault(new Uint8Array(pictureLimits.bytes + 1))).toBe('too-large');
  });
});
