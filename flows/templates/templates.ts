import { type Graph, graph } from '../graph/graph.ts';
import companyDomain from './company-domain.json' with { type: 'json' };
import emailLink from './email-link.json' with { type: 'json' };
import openSite from './open-site.json' with { type: 'json' };
import passwordFirst from './password-first.json' with { type: 'json' };
import signIn from './sign-in.json' with { type: 'json' };

export type Template = {
  title: string;
  /** One sentence for the list a builder chooses from. */
  summary: string;
  graph: Graph;
  /** The access modes it is for; absent: every one. */
  access?: readonly ('anyone' | 'registered' | 'added')[];
};

/** Flows to start from, the usual one first. Each compiles without an issue in an app whose users have an e-mail column. */
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
} as const satisfies Record<string, Template>;

/** The ones an app with this access mode can begin from. */
export const templatesFor = (access: NonNullable<Template['access']>[number]): readonly (Template & { id: string })[] =>
  Object.entries<Template>(templates).flatMap(([id, template]) => (template.access?.includes(access) === false ? [] : [{ id, ...template }]));
