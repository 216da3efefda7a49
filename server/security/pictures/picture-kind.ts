export type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif';

const starts = (bytes: Uint8Array, at: number, expected: readonly number[]): boolean => expected.every((byte, index) => bytes[at + index] === byte);
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const uint32 = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);

const pngEnd = [0, 0, 0, 0, ...ascii('IEND'), 0xae, 0x42, 0x60, 0x82];

/** Whether a file begins and ends as its kind says: nothing is hung in front of it or behind it. */
const kinds: Readonly<Record<PictureKind, { begins(bytes: Uint8Array): boolean; ends(bytes: Uint8Array): boolean }>> = {
  png: {
    begins: (bytes) => starts(bytes, 0, [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a]),
    ends: (bytes) => starts(bytes, bytes.length - pngEnd.length, pngEnd),
  },
  jpeg: { begins: (bytes) => starts(bytes, 0, [0xff, 0xd8, 0xff]), ends: (bytes) => starts(bytes, bytes.length - 2, [0xff, 0xd9]) },
  webp: {
    begins: (bytes) => starts(bytes, 0, ascii('RIFF')) && starts(bytes, 8, ascii('WEBP')),
    // RIFF says its own length, without its first eight bytes, and is even.
    ends: (bytes) => uint32(bytes, 4) + 8 === bytes.length,
  },
  gif: {
    begins: (bytes) => starts(bytes, 0, ascii('GIF87a')) || starts(bytes, 0, ascii('GIF89a')),
    ends: (bytes) => bytes.at(-1) === 0x3b,
  },
};

/** What a file is by its own bytes, whatever it is called. `whole`: it ends where the picture does, so it is no other kind of file too. */
export const pictureKind = (bytes: Uint8Array): { kind: PictureKind; whole: boolean } | undefined => {
  if (bytes.length < 16) return undefined;
  for (const kind of ['png', 'jpeg', 'webp', 'gif'] as const) if (kinds[kind].begins(bytes)) return { kind, whole: kinds[kind].ends(bytes) };
  return undefined;
};
