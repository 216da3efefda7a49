import * as z from 'zod';
import { canonicalDomain } from '#flows/kit/canonical-domain.ts';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { phrase } from '#flows/languages/phrase.ts';

const config = z.strictObject({
  mode: z
    .enum(['allow', 'deny'])
    .default('allow')
    .meta({
      label: 'These domains are',
      widget: 'choice',
      group: 'Domains',
      choices: { allow: 'The only ones let through', deny: 'Kept out' },
    }),
  domains: z
    .array(
      z
        .string()
        .max(254)
        .refine(
          (text) => canonicalDomain(text.replace(/^@/, '')) !== undefined,
          phrase('This is no domain. Write what stands behind the @ of an address, like example.org.'),
        ),
    )
    .max(1_000)
    .default([])
    .meta({
      label: 'Domains',
      help: 'What stands behind the @, one a line: example.org',
      widget: 'domains',
      group: 'Domains',
      placeholder: 'example.org',
    }),
  subdomains: z.boolean().default(false).meta({
    label: 'Subdomains too',
    help: 'example.org then also means mail.example.org.',
    widget: 'switch',
    group: 'Domains',
  }),
  message: translated({ label: 'Message to people kept out', help: 'Shown on the screen they are sent back to.', group: 'Words' }),
});

export const definition = defineNode({
  id: 'access.email-domain',
  version: 1,
  category: 'access',
  title: 'E-mail domain',
  summary: 'Lets people through, or keeps them out, by the domain of their e-mail address.',
  icon: 'at-sign',
  synonyms: [
    'company e-mail',
    'company',
    'work address',
    'allowlist',
    'whitelist',
    'blocklist',
    'blacklist',
    'block',
    'deny',
    'email domain',
    'organisation',
  ],
  config,
  outcomes: [
    { id: 'allowed', label: 'Allowed', kind: 'pass' },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
  needs: [],
  texts: { refused: 'This e-mail address cannot be used here.' },
  requires: () => [{ kind: 'subject', identifier: 'email' }],
  asks: false,
  describe: ({ mode, domains }, say) => {
    if (domains.length === 0) return say(mode === 'allow' ? 'No domain yet: nobody gets through' : 'No domain kept out');
    return say(
      mode === 'allow' ? 'Only {domains}{more, plural, =0 {} other { and # more}}' : 'Not {domains}{more, plural, =0 {} other { and # more}}',
      { domains: domains.slice(0, 2).join(', '), more: Math.max(0, domains.length - 2) },
    );
  },
  check: ({ mode, domains }, say) => {
    if (domains.length > 0) return [];
    return mode === 'allow'
      ? [
          {
            code: 'email-domains-empty',
            severity: 'error',
            field: 'domains',
            message: say('No domain is let through, so nobody would get past this step.'),
            advice: say('Add the domains of the addresses people may use.'),
          },
        ]
      : [
          {
            code: 'email-domains-none',
            severity: 'warning',
            field: 'domains',
            message: say('No domain is kept out, so this step stops nobody.'),
            advice: say('Add a domain, or remove the step.'),
          },
        ];
  },
});
