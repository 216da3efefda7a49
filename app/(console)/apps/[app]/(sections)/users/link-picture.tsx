import { create } from 'qrcode';

/** A link as a QR code, drawn as one path: sharp at any size, dark on light in both themes as cameras expect. */
export const LinkPicture = ({ url }: { url: string }) => {
  const { modules } = create(url, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const path = [...data].map((dark, index) => (dark ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : '')).join('');
  return (
    <svg
      role="img"
      aria-label="The link as a QR code"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      shapeRendering="crispEdges"
      className="size-44 self-center rounded-card bg-white"
    >
      <path d={path} fill="black" />
    </svg>
  );
};
