/** An e-mail ready to leave. `text` is plain text; there is no HTML and no user-chosen link text (OUT-07). */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  /** The run it belongs to: captured mail is shown beside it. */
  run: string | null;
};

/** A way for mail to leave. Rejects when it did not; the caller decides what that means. */
export type Mailer = { send(mail: Mail, signal: AbortSignal): Promise<void>; close(): void };
