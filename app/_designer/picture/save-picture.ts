import type { Say } from '#flows/languages/say.ts';
import type { Editor } from '../editor/editor.ts';
import { saveFile } from '../files/save-file.ts';
import { withBrowserPen } from './browser-pen.tsx';
import { drawSvg } from './draw-svg.ts';

/** A picture twice as fine as the screen's px, as far as a browser's canvas goes. */
const finest = 2;
const largest = { side: 16_000, area: 120_000_000 } as const;

const scaleFor = (width: number, height: number): number =>
  Math.min(finest, largest.side / width, largest.side / height, Math.sqrt(largest.area / (width * height)));

const rasterised = async (svg: Blob, width: number, height: number, say: Say): Promise<Blob> => {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    const scale = scaleFor(width, height);
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error(say('The flow is too large for a PNG. Save it as SVG.'))) : resolve(blob)),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
};

/** The whole flow as it stands, in the colours of the theme of this moment, as a file. Rejects with words for the builder. */
export const savePicture = async ({ flow, model, language }: Editor, format: 'svg' | 'png'): Promise<void> => {
  const { svg, width, height } = await withBrowserPen((pen) => drawSvg(model.getState().model, pen, flow.name));
  const drawn = new Blob([svg], { type: 'image/svg+xml' });
  saveFile(`${flow.slug}.${format}`, format === 'svg' ? drawn : await rasterised(drawn, width, height, language.say));
};
