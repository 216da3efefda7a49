import { type Graph, graph } from '../graph/graph.ts';
import activeDirectory from './active-directory.json' with { type: 'json' };
import bankApp from './bank-app.json' with { type: 'json' };
import companyDomain from './company-domain.json' with { type: 'json' };
import emailLink from './email-link.json' with { type: 'json' };
import openSecured from './open-secured.json' with { type: 'json' };
import openSite from './open-site.json' with { type: 'json' };
import passwordFirst from './password-first.json' with { type: 'json' };
import phoneFirst from './phone-first.json' with { type: 'json' };
import shopGoogle from './shop-google.json' with { type: 'json' };
import signIn from './sign-in.json' with { type: 'json' };

export type Template = {
  title: string;
  /** One sentence for the list a builder chooses from. */
  summary: string;
  graph: Graph;
  /** The access modes it is for; absent: every one. */
  access?: readonly ('anyone' | 'registered' | 'added')[];
};

/**
 * Flows to start from, the usual one first. Each compiles without an issue in an app that has what its summary says it needs; all
 * need an e-mail column. Connectors are left open for `fillConnectors`.
 */
export const templates = {
  'sign-in': {
    title: 'Sign-in by e-mail',
    summary: 'A code by e-mail, or the password when no mail can be sent. New people are registered.',
    graph: graph.parse(signIn),
  },
  'email-link': {
    title: 'Link by e-mail',
    summary: 'People press a button in a mail instead of typing a code. New people are registered.',
    graph: graph.parse(emailLink),
  },
  'password-first': {
    title: 'Password, then a code',
    summary: 'Two steps: something people know, then a code by e-mail. New people choose a password.',
    graph: graph.parse(passwordFirst),
  },
  'phone-first': {
    title: 'Phone, with e-mail as fallback',
    summary: 'A code by SMS, or by e-mail when no SMS can be sent. Needs a phone column; choose the countries your people live in.',
    graph: graph.parse(phoneFirst),
  },
  'shop-google': {
    title: 'Shop with Google',
    summary: 'Google or a code by e-mail. Who came by e-mail adds Google later by a button in the app. Needs a connector to Google.',
    graph: graph.parse(shopGoogle),
  },
  'bank-app': {
    title: 'Bank app',
    summary: 'A code by SMS and a PIN, which is asked for again after ten minutes and for each transfer. Needs a phone and a PIN column.',
    graph: graph.parse(bankApp),
  },
  'active-directory': {
    title: 'Company app with Active Directory',
    summary: 'The company account is enough in the office; from elsewhere a code by e-mail too. Needs a connector to a directory.',
    graph: graph.parse(activeDirectory),
  },
  'company-domain': {
    title: 'Company app',
    summary: 'Only from the company’s network, and only with an address of its domain.',
    graph: graph.parse(companyDomain),
  },
  'open-site': {
    title: 'Open site',
    summary: 'Anybody may look around: a visit starts without a question.',
    graph: graph.parse(openSite),
    access: ['anyone'],
  },
  'open-secured': {
    title: 'Open site with a secure part',
    summary: 'Anybody may look around; a button leads on to the part that only people who sign in may see.',
    graph: graph.parse(openSecured),
    access: ['anyone'],
  },
} as const satisfies Record<string, Template>;

/** The ones an app with this access mode can begin from. */
export const templatesFor = (access: NonNullable<Template['access']>[number]): readonly (Template & { id: string })[] =>
  Object.entries<Template>(templates).flatMap(([id, template]) => (template.access?.includes(access) === false ? [] : [{ id, ...template }]));
