import { connect } from 'node:net';

export type SocketMailer = { send(mail: { to: string; text: string }): Promise<void>; close(): void };

/** Mail as one JSON line over a kept TCP connection: all sides of the bench deliver this way, SMTP is measured apart. Resolves when it is written out. */
export const socketMailer = (port: number): SocketMailer => {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  return {
    send: ({ to, text }) =>
      new Promise((resolve, reject) => {
        socket.write(`${JSON.stringify({ to, text })}\n`, (error) => (error ? reject(error) : resolve()));
      }),
    close: () => socket.destroy(),
  };
};
