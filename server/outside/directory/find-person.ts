import { AndFilter, type Client, EqualityFilter, type Filter, OrFilter, PresenceFilter, SizeLimitExceededError } from 'ldapts';
import type { DirectorySettings } from '#flows/connectors/directory/definition.ts';
import { textsOf } from './texts-of.ts';

/** One entry of the directory. `id` never changes; attribute names are in lower case. */
export type Person = { dn: string; id: string; label: string; attributes: ReadonlyMap<string, readonly string[]> };

/** By what people name themselves, and what a person's entry is. */
const schemas = {
  'active-directory': {
    id: 'objectGUID',
    label: ['userPrincipalName', 'sAMAccountName'],
    names: ({ accountName }: DirectorySettings) =>
      ({ account: ['sAMAccountName'], principal: ['userPrincipalName'], both: ['sAMAccountName', 'userPrincipalName'] })[accountName],
    // Computers are users there, too.
    kind: [new EqualityFilter({ attribute: 'objectCategory', value: 'person' }), new EqualityFilter({ attribute: 'objectClass', value: 'user' })],
  },
  ldap: {
    id: undefined,
    label: ['mail', 'uid'],
    names: ({ entryName }: DirectorySettings) => ({ uid: ['uid'], mail: ['mail'], both: ['uid', 'mail'] })[entryName],
    kind: [],
  },
} as const;

/** objectGUID: the first three parts are little-endian ([MS-DTYP] 2.3.4.2). */
const guidOf = (bytes: Buffer): string | undefined => {
  if (bytes.length !== 16) return undefined;
  const hex = Buffer.concat([
    bytes.subarray(0, 4).reverse(),
    bytes.subarray(4, 6).reverse(),
    bytes.subarray(6, 8).reverse(),
    bytes.subarray(8),
  ]).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const idOf = (value: unknown): string | undefined => {
  const single: unknown = Array.isArray(value) ? (value.length === 1 ? value[0] : undefined) : value;
  if (Buffer.isBuffer(single)) return guidOf(single);
  return typeof single === 'string' && single !== '' && single.length <= 200 ? single : undefined;
};

/** Anybody who could sign in: what the Test button looks for. */
export const anybody = (settings: DirectorySettings): Filter => {
  const schema = schemas[settings.product];
  return new AndFilter({
    filters: [...schema.kind, new OrFilter({ filters: schema.names(settings).map((attribute) => new PresenceFilter({ attribute })) })],
  });
};

/**
 * The only entry somebody may mean by that name. Filters are built as values, never as text, so that nothing in the name is
 * read as a part of the filter (LDAP-01). Two are none (LDAP-02). The library never follows referrals.
 */
export const findPerson = async (
  client: Client,
  settings: DirectorySettings,
  name: string,
): Promise<Person | 'unknown-name' | 'ambiguous-name' | 'no-stable-id'> => {
  const schema = schemas[settings.product];
  const id = schema.id ?? settings.idAttribute;
  const named: Filter[] = schema.names(settings).map((attribute) => new EqualityFilter({ attribute, value: name }));
  const wanted = [
    ...new Set([id, ...schema.label, ...(settings.domains.length > 0 ? ['mail'] : []), ...settings.columns.map(({ attribute }) => attribute)]),
  ];
  try {
    const { searchEntries } = await client.search(settings.baseDn, {
      scope: 'sub',
      derefAliases: 'never',
      sizeLimit: 2,
      timeLimit: 4,
      filter: new AndFilter({ filters: [...schema.kind, new OrFilter({ filters: named })] }),
      attributes: wanted,
      ...(schema.id !== undefined && { explicitBufferAttributes: [schema.id] }),
    });
    const [entry, other] = searchEntries;
    if (entry === undefined || entry.dn === '') return 'unknown-name';
    if (other !== undefined) return 'ambiguous-name';
    const attributes = new Map(Object.entries(entry).map(([attribute, value]) => [attribute.toLowerCase(), textsOf(value)]));
    const found = idOf(Object.entries(entry).find(([attribute]) => attribute.toLowerCase() === id.toLowerCase())?.[1]);
    if (found === undefined) return 'no-stable-id';
    const label = schema.label.flatMap((attribute) => attributes.get(attribute.toLowerCase()) ?? [])[0];
    return { dn: entry.dn, id: found, label: label ?? name, attributes };
  } catch (error) {
    if (error instanceof SizeLimitExceededError) return 'ambiguous-name';
    throw error;
  }
};
