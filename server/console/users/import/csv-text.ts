import { Fault } from '../../fault.ts';

export const largestFile = 50 * 1024 * 1024;
/** How much of the beginning is looked at to tell how it is written. */
const headBytes = 65_536;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, index) => bytes[index] === byte);

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    // `stream`: a character may be cut in two where the piece ends.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** By its mark, else by where zero bytes stand, else by whether it is UTF-8. What is neither comes from an old Windows program. */
export const encodingOf = (head: Uint8Array): Encoding => {
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
  const sample = head.subarray(0, 1_000);
  const zeros = (odd: 0 | 1) => sample.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  if (zeros(1) > sample.length / 4) return 'utf-16le';
  if (zeros(0) > sample.length / 4) return 'utf-16be';
  return isUtf8(head) ? 'utf-8' : 'windows-1252';
};

const gathered = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const each of pieces) {
    whole.set(each, at);
    at += each.byteLength;
  }
  return whole;
};

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

export type CsvSource = { encoding: Encoding; bytes: number };

/**
 * The text of a file as it streams in, piece by piece; `told` hears how it is written. As long as a file was plain ASCII it may still
 * turn out to be Windows-1252. Throws Fault over 50 MB.
 */
export async function* csvText(body: AsyncIterable<Uint8Array>, told: (source: CsvSource) => void): AsyncGenerator<string> {
  let head: Uint8Array[] = [];
  let waiting = 0;
  let bytes = 0;
  let encoding: Encoding | undefined;
  let decoder = new TextDecoder();
  let ascii = true;
  const read = (piece: Uint8Array): string => {
    if (encoding === 'utf-8' && ascii && !isAscii(piece)) {
      if (!isUtf8(piece)) {
        encoding = 'windows-1252';
        decoder = new TextDecoder(encoding);
      }
      ascii = false;
    }
    return decoder.decode(piece, { stream: true });
  };
  const begin = (): string => {
    const whole = gathered(head);
    head = [];
    encoding = encodingOf(whole);
    decoder = new TextDecoder(encoding);
    return read(whole);
  };
  for await (const piece of body) {
    bytes += piece.byteLength;
    if (bytes > largestFile) throw new Fault('invalid', 'This file is larger than 50 MB. Split it, and bring in one part after the other.');
    if (encoding !== undefined) {
      yield read(piece);
      continue;
    }
    head.push(piece);
    waiting += piece.byteLength;
    if (waiting >= headBytes) yield begin();
  }
  if (encoding === undefined) yield begin();
  yield decoder.decode();
  told({ encoding: encoding ?? 'utf-8', bytes });
}
