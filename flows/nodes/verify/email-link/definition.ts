import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

const config = z.strictObject({
  lifetimeSeconds: z.int().min(60).max(900).default(600).meta({
    label: 'Works for',
    help: 'At most 15 minutes: so long the waiting page stays open.',
    widget: 'duration',
    unit: 'seconds',
    group: 'Link',
  }),
  resendAfterSeconds: z.int().min(60).max(600).default(60).meta({
    label: 'New link after',
    help: 'How long people wait before they may ask for another link.',
    widget: 'duration',
    unit: 'seconds',
    group: 'Sending',
  }),
  sendsPerHour: z.int().min(1).max(30).default(10).meta({
    label: 'Mails to one address an hour',
    help: 'Over this the step counts as “Cannot be sent”.',
    widget: 'number',
    group: 'Sending',
  }),
  title: translated({ label: 'Heading', group: 'Words' }),
  body: translated({ label: 'Text', group: 'Words' }),
  mailSubject: translated({ label: 'Subject of the mail', group: 'Words' }),
  mailText: translated({
    label: 'Text of the mail',
    help: 'Needs {link}. {app}, {lifetime} are filled in too.',
    widget: 'long-text',
    group: 'Words',
  }),
});

export const definition = defineNode({
  id: 'verify.email-link',
  version: 1,
  category: 'verify',
  title: 'Link by e-mail',
  summary: 'Sends a one-time link to the person’s e-mail address and waits until its button is pressed.',
  icon: 'mail-open',
  synonyms: [
    'magic link',
    'confirmation link',
    'passwordless',
    'verify e-mail',
    'confirm e-mail',
    'double opt-in',
    'email',
    'mfa',
    'forgot password',
  ],
  config,
  outcomes: [
    { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'identifier', amr: ['email'] } },
    { id: 'expired', label: 'Link no longer works', kind: 'fail' },
    { id: 'cannot-send', label: 'Cannot be sent', kind: 'unavailable' },
  ],
  needs: ['clock', 'random', 'digest', 'users', 'counters', 'links'],
  texts: {
    title: 'Open your mail',
    body: 'We have sent a link to your e-mail address. Open it on any device and press the button there: this page then goes on by itself. The link works for {lifetime}.',
    resend: 'Send a new link',
    'mail-subject': 'Your link for {app}',
    'mail-text': [
      'With this link you sign in to {app}:',
      '{link}',
      'It works for {lifetime}, once. Press the button on its page only if you are signing in right now: the page that waits for it goes on.',
      'If you did not ask for a link, ignore this mail: without it nobody gets in.',
    ].join('\n\n'),
    'old-link': 'A newer link is on its way. Use the one in the latest mail.',
    expired: 'The link no longer works. Ask for a new one.',
    'too-soon': 'You can ask for a new link in {wait}.',
    'too-many-sends': 'No more mails can be sent to this address for now. Use the last link you got, or try again in an hour.',
    'cannot-send': 'The mail with the link could not be sent. Try again later.',
  },
  requires: () => [
    { kind: 'subject', identifier: 'email' },
    { kind: 'column', type: 'email' },
  ],
  costs: () => ({ email: 1 }),
  discloses: () => false,
  asks: true,
  describe: ({ lifetimeSeconds }, say) => say('Works for {minutes} min', { minutes: lifetimeSeconds / 60 }),
});
