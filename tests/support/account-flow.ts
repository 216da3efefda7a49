import type { TestFlow } from './api.ts';

/** One drawing with both: sign-in by mail or at the provider, and a button of the screen that adds the account (MOB-6, MOB-7). */
export const accountFlow = (connector: string): TestFlow => ({
  nodes: {
    start: { type: 'entry.sign-in' },
    how: {
      type: 'choose.menu',
      config: {
        options: [
          { id: 'google', name: 'Example ID' },
          { id: 'mail', name: 'E-mail' },
        ],
      },
    },
    ext: { type: 'verify.external-id', config: { connector } },
    who: { type: 'identify.ask' },
    code: { type: 'verify.email-code' },
    register: { type: 'identify.register' },
    in: { type: 'session.issue', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure', config: { buttons: [{ label: 'Add Example ID', to: { entry: 'button' } }] } },
    deny: { type: 'end.deny' },
    button: { type: 'entry.action', zone: 'secure' },
    add: { type: 'verify.external-id', zone: 'secure', config: { connector, use: 'add' } },
    link: { type: 'user.link-identity', zone: 'secure' },
  },
  edges: {
    'start.started': 'how',
    'how.google': 'ext',
    'how.mail': 'who',
    'who.given': 'code',
    'code.verified': 'register',
    'ext.verified': 'register',
    'ext.refused': 'deny',
    'register.registered': 'in',
    'register.known': 'in',
    'register.refused': 'deny',
    'in.issued': 'home',
    'in.refused': 'deny',
    'button.started': 'add',
    'add.verified': 'link',
    'add.cancelled': 'home',
    'add.refused': 'home',
    'add.unavailable': 'home',
    'link.linked': 'home',
    'link.refused': 'home',
  },
});
