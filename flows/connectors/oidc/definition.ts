import * as z from 'zod';
import { defineConnector } from '../../kit/define-connector.ts';
import { domainPattern } from '../../kit/domain-pattern.ts';
import { phrase } from '../../languages/phrase.ts';

const where = phrase('Where it is');
const how = phrase('How people sign in');
const who = phrase('Who is let in');
const rights = phrase('What people get');

const isIssuer = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const local = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return (protocol === 'https:' || (protocol === 'http:' && local)) && search === '' && hash === '' && username === '';
};

const domains = z
  .array(
    z
      .string()
      .trim()
      .max(253)
      .refine((text) => domainPattern(text) !== undefined, phrase('Write a domain, such as example.org.')),
  )
  .max(100)
  .default([]);

/** A claim's name; one inside another by a path with dots, as in `address.country`. */
const claim = z.string().trim().min(1, phrase('Fill this in.')).max(100);

export const definition = defineConnector({
  kind: 'oidc',
  title: 'OpenID Connect',
  summary: 'People sign in with Google, Microsoft Entra or any other service that speaks OpenID Connect.',
  icon: 'globe-lock',
  settings: z.strictObject({
    issuer: z.string().trim().max(500).refine(isIssuer, phrase('Write the address of the service with https://, exactly as it names itself.')).meta({
      label: 'Issuer',
      help: 'The service’s own address, exactly as in its settings, with or without a slash at the end.',
      placeholder: 'https://accounts.google.com',
      group: where,
    }),
    clientId: z.string().trim().min(1, phrase('Fill this in.')).max(500).meta({
      label: 'Client ID',
      help: 'You get it where you register this app at the service. Register the callback address shown on this page there.',
      group: where,
    }),
    authentication: z
      .enum(['post', 'basic', 'none'])
      .default('post')
      .meta({
        label: 'How this server shows its secret',
        group: where,
        choices: { post: 'In the form (usual)', basic: 'In the header', none: 'There is no secret (public client)' },
      }),
    algorithm: z.enum(['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA']).default('RS256').meta({
      label: 'Signature',
      help: 'What the service signs ID tokens with. Anything else is refused, whatever a token says of itself.',
      group: where,
    }),
    scopes: z
      .string()
      .trim()
      .max(500)
      .regex(/^openid(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/, phrase('Begin with openid; separate with single spaces.'))
      .default('openid email profile')
      .meta({ label: 'Scopes', help: 'What the service is asked to tell.', group: how }),
    prompt: z
      .enum(['none-set', 'select_account', 'login', 'consent'])
      .default('none-set')
      .meta({
        label: 'At the service',
        group: how,
        choices: {
          'none-set': 'As the service does it',
          select_account: 'People choose an account',
          login: 'People sign in anew each time',
          consent: 'People are asked for consent each time',
        },
      }),
    acrValues: z
      .array(z.string().trim().min(1).max(200).regex(/^\S+$/, phrase('Without spaces.')))
      .max(10)
      .default([])
      .meta({
        label: 'Strength of the sign-in (acr)',
        help: 'Only sign-ins for which the service names one of these are taken. Empty: any.',
        widget: 'list',
        group: how,
      }),
    maxAgeSeconds: z
      .int()
      .min(0)
      .max(86_400 * 30)
      .optional()
      .meta({
        label: 'Signed in there at most this long ago',
        help: 'Empty: the service decides when people have to sign in there again.',
        widget: 'duration',
        unit: 'seconds',
        group: how,
      }),
    workspaceDomains: domains.meta({
      label: 'Only people of these Google Workspaces',
      help: 'Judged by the signed claim hd, never by the e-mail address. Empty: everybody with an account there.',
      widget: 'domains',
      group: who,
    }),
    trustedDomains: domains.meta({
      label: 'E-mail domains this service is trusted for',
      help: 'A verified address of these domains counts as the person’s own here and leads them to their account. Of other domains it is only shown. Never list domains where others give out addresses.',
      widget: 'domains',
      group: who,
    }),
    columns: z
      .array(
        z.strictObject({
          claim: claim.meta({ label: 'Claim', placeholder: 'given_name' }),
          column: z.string().min(1, phrase('Choose a column.')).max(64).meta({ label: 'Column of the users table', widget: 'column' }),
        }),
      )
      .max(30)
      .default([])
      .meta({ label: 'Claims into columns', help: 'Written when somebody is registered by this service.', group: rights }),
    groupsClaim: claim.default('groups').meta({ label: 'Claim with groups', help: 'Only needed for the roles below.', group: rights }),
    roles: z
      .array(
        z.strictObject({
          group: z
            .string()
            .trim()
            .min(1, phrase('Fill this in.'))
            .max(400)
            .meta({ label: 'Group', help: 'As the claim has it: at Entra the group’s object ID.' }),
          role: z
            .string()
            .regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,63}$/, phrase('Use letters, digits and : . _ -'))
            .meta({ label: 'Role in your app', placeholder: 'editor' }),
        }),
      )
      .max(100)
      .default([])
      .meta({ label: 'Groups into roles', help: 'Taken anew at every sign-in.', group: rights }),
  }),
  secrets: ['clientSecret'],
  secretFields: { clientSecret: { label: 'Client secret', help: 'Leave empty for a public client.', optional: true } },
  destination: ['issuer', 'clientId', 'authentication'],
  presets: [
    {
      id: 'google',
      title: 'Google',
      summary: 'Google accounts, or only those of your Workspace.',
      settings: { issuer: 'https://accounts.google.com', prompt: 'select_account', trustedDomains: ['gmail.com'] },
    },
    {
      id: 'entra',
      title: 'Microsoft Entra ID',
      summary: 'Work accounts of one organisation. Put its tenant ID into the issuer.',
      settings: { issuer: 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0', prompt: 'select_account' },
    },
    { id: 'other', title: 'Any OpenID Connect service', settings: {} },
  ],
});
