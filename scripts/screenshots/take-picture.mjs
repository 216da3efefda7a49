import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'images');
/** Time for wires, the phone and fonts to come to rest (ms). */
const rest = 1_500;

/** Writes what the page shows to `docs/images/<name>.png`, in a palette of 256 colours: a third of the size, and nobody sees it. */
export const takePicture = async (page, name) => {
  await page.waitForTimeout(rest);
  const picture = await sharp(await page.screenshot())
    .png({ palette: true, quality: 95, effort: 10, compressionLevel: 9 })
    .toBuffer();
  await writeFile(join(folder, `${name}.png`), picture);
  console.log(`${name}.png ${Math.round(picture.length / 1_000)} kB`);
};
