import pLimit from 'p-limit';
import { pictureKind } from './picture-kind.ts';

/** Bounds of a picture somebody uploads, and of what is made of it. Bytes and pixels. */
export const pictureLimits = { bytes: 1_048_576, side: 4_096, made: 512, seconds: 5 } as const;

export type PictureFault = 'too-large' | 'not-a-picture' | 'not-only-a-picture' | 'too-many-pixels' | 'damaged';
export type Drawn = { ok: true; png: Uint8Array } | { ok: false; fault: PictureFault };

/** One at a time: a picture at its bound takes 64 MB while it is open. */
const oneByOne = pLimit(1);

/**
 * Decodes a picture and draws it anew as PNG, at most 512 pixels a side (WEB-04): what comes out is pixels alone, without metadata,
 * animation or anything hidden in the file. Its size is read from its head before anything is unpacked (IN-04).
 */
export const drawAnew = (bytes: Uint8Array): Promise<Drawn> => oneByOne(() => draw(bytes));

const draw = async (bytes: Uint8Array): Promise<Drawn> => {
  if (bytes.length > pictureLimits.bytes) return { ok: false, fault: 'too-large' };
  const found = pictureKind(bytes);
  if (found === undefined) return { ok: false, fault: 'not-a-picture' };
  if (!found.whole) return { ok: false, fault: 'not-only-a-picture' };
  // Here, because it costs memory that a server nobody uploads to should not pay.
  const { default: sharp } = await import('sharp');
  // No second picture is like the first, and the memory is the server's.
  sharp.cache(false);
  sharp.concurrency(1);
  const picture = sharp(bytes, { failOn: 'error', limitInputPixels: pictureLimits.side ** 2, pages: 1 });
  try {
    const { format, width, height } = await picture.metadata();
    if (format !== found.kind) return { ok: false, fault: 'not-a-picture' };
    if (width > pictureLimits.side || height > pictureLimits.side) return { ok: false, fault: 'too-many-pixels' };
    const side = pictureLimits.made;
    const png = await picture
      .timeout({ seconds: pictureLimits.seconds })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png({ compressionLevel: 9 })
      .toBuffer();
    return { ok: true, png: new Uint8Array(png) };
  } catch (error) {
    const pixels = error instanceof Error && error.message.includes('pixel limit');
    return { ok: false, fault: pixels ? 'too-many-pixels' : 'damaged' };
  }
};
