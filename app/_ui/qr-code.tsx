'use client';

import { Download } from 'lucide-react';
import { create } from 'qrcode';
import { useMemo } from 'react';
import { Button } from './button.tsx';
import { useSay } from './language.tsx';

/** Modules of quiet around a code (ISO/IEC 18004). */
const quiet = 4;
/** Width of a downloaded picture: sharp on a poster. */
const pixels = 1_024;

type Drawn = { size: number; path: string; dark: readonly (readonly [x: number, y: number])[] };

const draw = (text: string): Drawn => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const dark = Array.from({ length: modules.size * modules.size }, (_, index) => index)
    .filter((index) => modules.data[index] === 1)
    .map((index) => [(index % modules.size) + quiet, Math.floor(index / modules.size) + quiet] as const);
  return { size: modules.size + 2 * quiet, dark, path: dark.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('') };
};

const svgOf = ({ size, path }: Drawn): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;

const pngOf = async ({ size, dark }: Drawn): Promise<Blob | null> => {
  const canvas = document.createElement('canvas');
  const scale = Math.ceil(pixels / size);
  canvas.width = size * scale;
  canvas.height = size * scale;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  for (const [x, y] of dark) context.fillRect(x * scale, y * scale, scale, scale);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
};

const save = (blob: Blob | null, name: string): void => {
  if (blob === null) return;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** An address as a QR code, to look at and to take along as SVG or PNG. */
export const QrCode = ({ text, name }: { text: string; name: string }) => {
  const say = useSay();
  const drawn = useMemo(() => draw(text), [text]);
  return (
    <div className="flex flex-wrap items-end gap-3">
      <svg
        role="img"
        aria-label={say('QR code of {address}', { address: text })}
        viewBox={`0 0 ${drawn.size} ${drawn.size}`}
        shapeRendering="crispEdges"
        className="size-32 rounded-field border border-line bg-white text-black"
      >
        <path fill="currentColor" d={drawn.path} />
      </svg>
      <div className="flex gap-2 [&_svg]:size-3.5" translate="no">
        <Button size="small" onClick={() => save(new Blob([svgOf(drawn)], { type: 'image/svg+xml' }), `${name}.svg`)}>
          <Download aria-hidden />
          SVG
        </Button>
        <Button size="small" onClick={() => void pngOf(drawn).then((blob) => save(blob, `${name}.png`))}>
          <Download aria-hidden />
          PNG
        </Button>
      </div>
    </div>
  );
};
