'use client';

import { clsx } from 'clsx';
import { ExternalLink, Inbox, Mail as Letter, MessageSquare, Smartphone } from 'lucide-react';
import type { PhoneSide } from '#flows/protocol/phone.ts';
import { Button, buttonClass } from '#app/_ui/button.tsx';
import { CopyButton } from '#app/_ui/copy-button.tsx';
import { Said, useSay } from '#app/_ui/language.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { mailParts } from './find-code.ts';
import type { Mail } from './phone-remote.ts';
import { usePhone, usePhoneState } from './use-phone.ts';

/** The secret of a mail link of this world: `…/preview/{world}/l/{secret}`. */
const secretOf = (link: string): string | undefined => /\/preview\/[^/]+\/l\/([^/?#]+)$/.exec(link)?.[1];

const LinkActions = ({ link, side }: { link: string; side: PhoneSide }) => {
  const phone = usePhone();
  const say = useSay();
  const secret = secretOf(link);
  return (
    <span className="flex flex-wrap gap-1">
      {secret === undefined ? (
        <a className={buttonClass('secondary', 'small')} href={link} target="_blank" rel="noreferrer">
          <ExternalLink aria-hidden className="size-3.5" />
          {say('Open the link')}
        </a>
      ) : (
        <Button size="small" onClick={() => phone.openLink(secret, side)}>
          <Smartphone aria-hidden className="size-3.5" />
          {say('Open in the phone')}
        </Button>
      )}
      <CopyButton text={link} label={say('Copy the link')} words />
    </span>
  );
};

const CodeActions = ({ code, side }: { code: string; side: PhoneSide }) => {
  const phone = usePhone();
  const say = useSay();
  return (
    <>
      <Button size="small" onClick={() => phone.fillCode(code, side)}>
        <Smartphone aria-hidden className="size-3.5" />
        {say('Fill in {code}', { code })}
      </Button>
      <CopyButton text={code} label={say('Copy {code}', { code })} words />
    </>
  );
};

const MailView = ({ mail, offsetMs }: { mail: Mail; offsetMs: number }) => {
  const say = useSay();
  const both = usePhoneState(({ twin }) => twin.kind === 'open');
  const sms = mail.channel === 'sms';
  const parts = mailParts(mail.text);
  const codes = parts.filter((part) => part.kind === 'code');
  const links = parts.filter((part) => part.kind === 'link');
  return (
    <li className={clsx('mail', sms && 'is-sms')}>
      <header>
        {sms ? <MessageSquare aria-hidden /> : <Letter aria-hidden />}
        {sms ? <strong>{say('SMS')}</strong> : <strong translate="no">{mail.subject}</strong>}
        <span>
          <Said text="to {person}" with={{ person: <bdi translate="no">{mail.to}</bdi> }} />
        </span>
        {both && (
          <span className="mail-app" translate="no">
            {mail.app}
          </span>
        )}
        {/* The mail's time is the world's, which may be ahead. */}
        <RelativeTime at={mail.at - offsetMs} className="text-muted" />
      </header>
      <p className="mail-text" dir="auto" translate="no">
        {parts.map((part, index) =>
          part.kind === 'words' ? (
            <span key={`${index}words`}>{part.text}</span>
          ) : part.kind === 'code' ? (
            <mark key={`${index}code`}>{part.text}</mark>
          ) : (
            <span key={`${index}link`} className="mail-link">
              {part.text}
            </span>
          ),
        )}
      </p>
      <footer>
        {codes.map((code) => (
          <CodeActions key={code.text} code={code.text} side={mail.side} />
        ))}
        {links.map((link) => (
          <LinkActions key={link.text} link={link.text} side={mail.side} />
        ))}
      </footer>
    </li>
  );
};

/** The mail and SMS the phone's world has caught, newest first. Nothing of it was sent. */
export const InboxList = () => {
  const say = useSay();
  const mails = usePhoneState((phone) => phone.mails);
  const offsetMs = usePhoneState((phone) => phone.offsetMs);
  if (mails.length === 0)
    return (
      <p className="drawer-empty">
        <Inbox aria-hidden />
        {say('No mail or SMS yet. What the draft sends while you try it arrives here and goes nowhere else.')}
      </p>
    );
  return (
    <ul className="mail-list">
      {mails.map((mail) => (
        <MailView key={mail.id} mail={mail} offsetMs={offsetMs} />
      ))}
    </ul>
  );
};
