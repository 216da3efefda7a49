import { AndFilter, type Client, EqualityFilter, ExtensibleFilter, type Filter, OrFilter } from 'ldapts';
import type { DirectorySettings } from '#flows/connectors/directory/definition.ts';
import type { Person } from './find-person.ts';
import { textsOf } from './texts-of.ts';

/** [MS-ADTS] 3.1.1.3.4.4.3, LDAP_MATCHING_RULE_TRANSITIVE_EVAL: members of members, to any depth. */
const chain = '1.2.840.113556.1.4.1941';

const membership = ({ product }: DirectorySettings, { dn, attributes }: Person): Filter => {
  if (product === 'active-directory') return new ExtensibleFilter({ matchType: 'member', rule: chain, value: dn });
  const uids = (attributes.get('uid') ?? []).map((uid) => new EqualityFilter({ attribute: 'memberUid', value: uid }));
  return new OrFilter({
    filters: [new EqualityFilter({ attribute: 'member', value: dn }), new EqualityFilter({ attribute: 'uniqueMember', value: dn }), ...uids],
  });
};

/** Names under which a group of the table is found; in Active Directory `cn` may stand twice, the account name may not. */
const names = { 'active-directory': 'sAMAccountName', ldap: 'cn' } as const;

/**
 * Which of the groups that the connector gives roles for this person is in: their names and distinguished names. Asked as the
 * service account, and only for those, so that a person in a thousand groups costs no more than anybody.
 */
export const groupsOf = async (client: Client, settings: DirectorySettings, person: Person): Promise<readonly string[]> => {
  if (settings.roles.length === 0) return [];
  const attribute = names[settings.product];
  const isDn = (group: string) => group.includes('=');
  const named = settings.roles.filter(({ group }) => !isDn(group)).map(({ group }) => new EqualityFilter({ attribute, value: group }));
  const placed = settings.roles
    .filter(({ group }) => isDn(group))
    .map(({ group }) => new EqualityFilter({ attribute: settings.product === 'ldap' ? 'entryDN' : 'distinguishedName', value: group }));
  const { searchEntries } = await client.search(settings.groupsDn ?? settings.baseDn, {
    scope: 'sub',
    derefAliases: 'never',
    timeLimit: 4,
    filter: new AndFilter({ filters: [membership(settings, person), new OrFilter({ filters: [...named, ...placed] })] }),
    attributes: [attribute],
  });
  return searchEntries.flatMap((entry) => [entry.dn, ...textsOf(entry[attribute])]);
};
