import * as z from 'zod';

const value = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]);
const identifier = z.string().max(300).nullable();
const status = z.enum(['active', 'unapproved', 'disabled']);

export const identifiersBody = z
  .strictObject({ email: identifier.optional(), phone: identifier.optional(), username: identifier.optional() })
  .meta({ description: 'What they sign in with. Not verified: they prove it themselves.' });
const attributes = z.record(z.string().max(40), value).meta({ description: 'Values by the keys of the columns. Null takes one away.' });

export const createUserBody = z.strictObject({
  identifiers: identifiersBody,
  attributes: attributes.optional(),
  status: z.enum(['active', 'unapproved']).optional(),
});
export const changeUserBody = z.strictObject({
  identifiers: identifiersBody.optional(),
  attributes: attributes.optional(),
  status: status.optional(),
});

export const manageUser = z.object({
  id: z.string(),
  status,
  identifiers: z.array(z.object({ kind: z.enum(['email', 'phone', 'username']), value: z.string(), verified: z.boolean() })),
  attributes: z.record(z.string(), z.unknown()).meta({ description: 'Of a PIN only whether it is set.' }),
  roles: z.array(z.string()),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  last_sign_in_at: z.iso.datetime().nullable(),
});
export const manageUsers = z.object({ users: z.array(manageUser), next: z.string().optional(), total: z.int().optional() });
export const manageSession = z.object({
  id: z.string(),
  device: z.string().nullable(),
  client: z.string().nullable(),
  zone: z.string(),
  amr: z.array(z.string()),
  created_at: z.iso.datetime(),
  last_seen_at: z.iso.datetime(),
  locked: z.boolean(),
});
export const manageColumn = z.object({
  key: z.string(),
  name: z.string(),
  type: z.enum(['text', 'email', 'phone', 'number', 'boolean', 'date', 'instant', 'choice', 'pin']),
  unique: z.boolean(),
  options: z.array(z.string()),
});

/** Verbs on one user. */
export const userVerbs = { approve: 'active', 'un-approve': 'unapproved', disable: 'disabled' } as const satisfies Record<
  string,
  z.infer<typeof status>
>;
