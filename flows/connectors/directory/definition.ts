import * as z from 'zod';
import { defineConnector } from '../../kit/define-connector.ts';
import { domainPattern } from '../../kit/domain-pattern.ts';
import { phrase } from '../../languages/phrase.ts';

/** RFC 4512, 1.4: the short name of an attribute, with options (`;binary`) left out. */
const attribute = z
  .string()
  .max(100)
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, phrase('Use the attribute’s short name, such as mail or givenName.'));
const name = z.string().trim().min(1, phrase('Fill this in.')).max(400);
const distinguishedName = name.regex(/^[^\0]*=[^\0]*$/, phrase('Write a distinguished name, such as OU=Staff,DC=corp,DC=example.'));
const hostName = z
  .string()
  .trim()
  .max(253)
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/, phrase('Write the server’s name as in its certificate, such as dc1.corp.example.'));

const where = phrase('Where it is');
const who = phrase('Who is found');
const rights = phrase('What people get');
const limits = phrase('Limits');

export const definition = defineConnector({
  kind: 'directory',
  title: 'Directory',
  summary: 'Employees sign in with their account in Active Directory or another LDAP directory.',
  icon: 'building-2',
  settings: z.strictObject({
    product: z.enum(['active-directory', 'ldap']).meta({
      label: 'Kind of directory',
      group: where,
      choices: { 'active-directory': 'Active Directory', ldap: 'LDAP (OpenLDAP and others)' },
    }),
    host: hostName.meta({ label: 'Server', help: 'Its name as in its certificate.', placeholder: 'dc1.corp.example', group: where }),
    security: z
      .enum(['ldaps', 'starttls'])
      .default('ldaps')
      .meta({
        label: 'Encryption',
        help: 'Passwords are never sent without it.',
        group: where,
        choices: { ldaps: 'LDAPS (port 636)', starttls: 'StartTLS (port 389)' },
      }),
    port: z.int().min(1).max(65_535).optional().meta({ label: 'Port', help: 'Only if it is not the usual one.', group: where }),
    authority: z
      .string()
      .trim()
      .max(20_000)
      .regex(
        /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----$/,
        phrase('Paste a certificate in PEM form: it begins with -----BEGIN CERTIFICATE-----.'),
      )
      .optional()
      .meta({
        label: 'Certificate of your own authority',
        help: 'In PEM form, if the server’s certificate was issued by your company and not by a public authority.',
        widget: 'long-text',
        placeholder: '-----BEGIN CERTIFICATE-----',
        group: where,
      }),
    bindDn: name.meta({
      label: 'Service account',
      help: 'An account that may read names and groups, nothing more. Its password is entered below.',
      placeholder: 'CN=sallyport,OU=Services,DC=corp,DC=example',
      group: where,
    }),
    baseDn: distinguishedName.meta({
      label: 'Search under',
      help: 'Only people under this place can sign in.',
      placeholder: 'OU=Staff,DC=corp,DC=example',
      group: who,
    }),
    accountName: z
      .enum(['both', 'account', 'principal'])
      .default('both')
      .meta({
        label: 'People sign in with',
        group: who,
        when: { field: 'product', is: ['active-directory'] },
        choices: { both: 'Account name or user@domain', account: 'Account name (sAMAccountName)', principal: 'user@domain (userPrincipalName)' },
      }),
    entryName: z
      .enum(['uid', 'mail', 'both'])
      .default('uid')
      .meta({
        label: 'People sign in with',
        group: who,
        when: { field: 'product', is: ['ldap'] },
        choices: { uid: 'User name (uid)', mail: 'E-mail address (mail)', both: 'User name or e-mail address' },
      }),
    idAttribute: attribute.default('entryUUID').meta({
      label: 'Attribute that never changes',
      help: 'By it people are known again after a change of name.',
      group: who,
      when: { field: 'product', is: ['ldap'] },
    }),
    columns: z
      .array(
        z.strictObject({
          attribute: attribute.meta({ label: 'Attribute', placeholder: 'mail' }),
          column: z.string().min(1, phrase('Choose a column.')).max(64).meta({ label: 'Column of the users table', widget: 'column' }),
        }),
      )
      .max(30)
      .default([])
      .meta({ label: 'Attributes into columns', help: 'Brought up to date at every sign-in.', group: rights }),
    domains: z
      .array(z.string().refine((text) => domainPattern(text) !== undefined, phrase('Write a domain, such as corp.example.')))
      .max(50)
      .default([])
      .meta({
        label: 'Trust its e-mail addresses at',
        help: 'Domains whose addresses only your administrators hand out. People are then matched with users you have added by address.',
        widget: 'domains',
        group: rights,
      }),
    roles: z
      .array(
        z.strictObject({
          group: name.meta({ label: 'Group', help: 'Its name, or its distinguished name where names are not unique.', placeholder: 'Accounting' }),
          role: z
            .string()
            .regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,63}$/, phrase('Use letters, digits and : . _ -'))
            .meta({ label: 'Role in your app', placeholder: 'accounting' }),
        }),
      )
      .max(100)
      .default([])
      .meta({
        label: 'Groups into roles',
        help: 'Members of the group, also through other groups, get the role. Taken anew at every sign-in.',
        group: rights,
      }),
    groupsDn: distinguishedName
      .optional()
      .meta({ label: 'Search groups under', help: 'If they are not under the place where people are.', group: rights }),
    wrongPasswords: z.int().min(1).max(50).default(4).meta({
      label: 'Wrong passwords before a pause',
      help: 'Keep this below the number at which the directory locks an account, so that nobody can lock your people out from here.',
      unit: 'tries',
      group: limits,
    }),
    pauseSeconds: z.int().min(60).max(86_400).default(1_800).meta({
      label: 'Pause',
      help: 'As long as the directory counts wrong passwords together, or longer.',
      widget: 'duration',
      unit: 'seconds',
      group: limits,
    }),
  }),
  secrets: ['bindPassword'],
  secretFields: { bindPassword: { label: 'Password of the service account' } },
  destination: ['host', 'port', 'security', 'authority', 'bindDn'],
  presets: [
    {
      id: 'active-directory',
      title: 'Active Directory',
      summary: 'A domain controller of your company.',
      settings: {
        product: 'active-directory',
        security: 'ldaps',
        accountName: 'both',
      },
    },
    {
      id: 'openldap',
      title: 'OpenLDAP',
      summary: 'Or another directory that speaks LDAP.',
      settings: { product: 'ldap', security: 'starttls', entryName: 'uid', idAttribute: 'entryUUID' },
    },
  ],
});

export type DirectorySettings = z.output<typeof definition.settings>;
