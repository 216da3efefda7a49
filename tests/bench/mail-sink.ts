import { createServer, type Server } from 'node:net';

/** Where every side's mail arrives: the code of the next mail to an address, whoever is there first, the mail or the question. */
export type MailSink = { port: number; code(to: string): Promise<string>; close(): void };

export const mailSink = (): Promise<MailSink> =>
  new Promise((ready) => {
    const early = new Map<string, string>();
    const waiting = new Map<string, (code: string) => void>();
    const arrived = (line: string): void => {
      const { to, text }: { to: string; text: string } = JSON.parse(line);
      const code = /\b\d{6}\b/.exec(text)?.[0] ?? '';
      const asked = waiting.get(to);
      if (asked === undefined) early.set(to, code);
      else {
        waiting.delete(to);
        asked(code);
      }
    };
    const server: Server = createServer((socket) => {
      let buffer = '';
      socket
        .setEncoding('utf8')
        .on('data', (chunk: string) => {
          const lines = (buffer + chunk).split('\n');
          buffer = lines.pop() ?? '';
          for (const line of lines) arrived(line);
        })
        .on('error', () => undefined);
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      ready({
        port: typeof address === 'object' && address !== null ? address.port : 0,
        code: (to) => {
          const known = early.get(to);
          early.delete(to);
          return known === undefined ? new Promise((resolve) => waiting.set(to, resolve)) : Promise.resolve(known);
        },
        close: () => server.close(),
      });
    });
  });
