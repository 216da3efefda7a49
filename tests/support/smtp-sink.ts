import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { freePort } from './free-port.ts';

export type SinkMail = { from: string; to: string[]; headerTo: string; subject: string; text: string };

/** A real SMTP server on loopback that keeps what it is sent. `answer` decides about each recipient: accept, refuse, or never answer. */
export const smtpSink = async (answer: () => 'accept' | 'refuse' | 'hang' = () => 'accept') => {
  const mails: SinkMail[] = [];
  const port = await freePort();
  const server = new SMTPServer({
    authOptional: true,
    // A client's idle connection is not waited for.
    closeTimeout: 50,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, callback) => {
      const verdict = answer();
      if (verdict === 'accept') callback();
      if (verdict === 'refuse') callback(Object.assign(new Error('mailbox unavailable'), { responseCode: 550 }));
    },
    onData: (stream, session, callback) => {
      simpleParser(stream).then((mail) => {
        const { mailFrom, rcptTo } = session.envelope;
        const headerTo = Array.isArray(mail.to) ? mail.to.map((to) => to.text).join() : (mail.to?.text ?? '');
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((to) => to.address),
          headerTo,
          subject: mail.subject ?? '',
          text: mail.text ?? '',
        });
        callback();
      }, callback);
    },
  });
  // A sender that is killed resets its connection.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, mails, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
};
