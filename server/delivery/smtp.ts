import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer.ts';

/** Mail over SMTP: a small pool of kept connections; address and subject are nodemailer's to encode (OUT-07). */
export const createSmtpMailer = (smtpUrl: string, from: string): Mailer => {
  const url = new URL(smtpUrl);
  const transport = createTransport({
    host: url.hostname,
    port: url.port === '' ? (url.protocol === 'smtps:' ? 465 : 587) : Number(url.port),
    secure: url.protocol === 'smtps:',
    ...(url.username !== '' && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    pool: true,
    maxConnections: 8,
    maxMessages: 500,
    connectionTimeout: 4_000,
    greetingTimeout: 4_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail, signal) => {
      if (signal.aborted) throw new Error('aborted');
      // One address, already canonical: an object, so that nothing in it is parsed as a list.
      await transport.sendMail({ from, to: { name: '', address: mail.to }, subject: mail.subject, text: mail.text });
    },
    close: () => transport.close(),
  };
};
