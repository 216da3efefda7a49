import { connect, type Socket } from 'node:net';

/** `head` is status line and headers as they came. */
export type RawAnswer = { status: number; head: string; body: string };
export type RawClient = { send(request: string): Promise<RawAnswer>; close(): void };

/** Where the body of an answer in `text` ends, or undefined while it is not all there. Content-Length and chunked bodies of ASCII text. */
const parse = (text: string): { answer: RawAnswer; rest: string } | undefined => {
  const gap = text.indexOf('\r\n\r\n');
  if (gap < 0) return undefined;
  const status = Number(text.slice(9, 12));
  const head = text.slice(0, gap);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const end = gap + 4 + Number(length);
    return text.length < end ? undefined : { answer: { status, head, body: text.slice(gap + 4, end) }, rest: text.slice(end) };
  }
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) return { answer: { status, head, body: '' }, rest: text.slice(gap + 4) };
  let at = gap + 4;
  let body = '';
  for (;;) {
    const line = text.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(text.slice(at, line), 16);
    if (text.length < line + 4 + size) return undefined;
    body += text.slice(line + 2, line + 2 + size);
    at = line + 4 + size;
    if (size === 0) return { answer: { status, head, body }, rest: text.slice(at) };
  }
};

/**
 * One kept connection, one request at a time, as cheap as Node allows: the loader must not be what is measured. Answers are read as
 * Latin-1, so that a length in bytes is a length in characters.
 */
export const rawClient = (port: number): Promise<RawClient> =>
  new Promise((ready, failed) => {
    let buffer = '';
    let waiting: { resolve(answer: RawAnswer): void; reject(error: Error): void } | undefined;
    const socket: Socket = connect(port, '127.0.0.1', () =>
      ready({
        send: (request) =>
          new Promise((resolve, reject) => {
            waiting = { resolve, reject };
            socket.write(request);
          }),
        close: () => socket.destroy(),
      }),
    )
      .setNoDelay(true)
      .setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      buffer += chunk;
      const parsed = parse(buffer);
      if (parsed === undefined) return;
      buffer = parsed.rest;
      const current = waiting;
      waiting = undefined;
      current?.resolve(parsed.answer);
    });
    const broken = (error?: Error) => {
      failed(error);
      waiting?.reject(error ?? new Error('the connection was closed'));
    };
    socket.once('error', broken);
    socket.once('close', () => broken());
  });

export const getRequest = (path: string, headers: Record<string, string> = {}): string =>
  `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

export const postRequest = (path: string, body: string, headers: Record<string, string> = {}): string =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${body}`;
