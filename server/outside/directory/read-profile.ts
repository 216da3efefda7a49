import type { DirectorySettings } from '#flows/connectors/directory/definition.ts';
import { columnValue } from '#flows/kit/assignment.ts';
import type { Json } from '#flows/kit/json.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import { canonicalEmail } from '#flows/kit/canonical-email.ts';
import { domainPattern } from '#flows/kit/domain-pattern.ts';
import { plainText } from '#flows/kit/plain-text.ts';
import type { Profile } from '#flows/kit/step.ts';

type Settings = Pick<DirectorySettings, 'columns' | 'roles' | 'domains'>;

/** What a directory says of one of its people. Attribute names are in lower case; groups are names and distinguished names. */
export type Entry = { label: string; attributes: ReadonlyMap<string, readonly string[]>; groups: readonly string[] };

/** The entry in the app's terms: values that fit their columns, and the roles of its groups. What does not fit is left out. */
export const readProfile = (settings: Settings, columns: readonly UserColumn[], { label, attributes, groups }: Entry): Profile => {
  const values: { [column: string]: Json } = {};
  for (const { attribute, column: key } of settings.columns) {
    const column = columns.find((candidate) => candidate.key === key);
    const [said] = attributes.get(attribute.toLowerCase()) ?? [];
    const text = column?.type === 'text' && said !== undefined ? plainText(said) || undefined : said;
    const value = column && text !== undefined ? columnValue(column, typed(column.type, text)) : undefined;
    if (value !== undefined) values[key] = value;
  }
  const held = new Set(groups.map((group) => group.toLowerCase()));
  const roles = [...new Set(settings.roles.filter(({ group }) => held.has(group.toLowerCase())).map(({ role }) => role))].sort();
  const email = trusted(settings.domains, attributes.get('mail'));
  return { label: plainText(label), attributes: values, roles, ...(email !== undefined && { email }) };
};

/** Directories know text only (RFC 4517). */
const typed = (type: UserColumn['type'], text: string): Json => {
  if (type === 'number') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'TRUE' ? true : text === 'FALSE' ? false : text;
  return text;
};

/** The entry's only address, if it is at a domain whose addresses the builder trusts the directory for (LINK-01). */
const trusted = (domains: readonly string[], [mail, other]: readonly string[] = []): string | undefined => {
  const email = mail === undefined || other !== undefined ? undefined : canonicalEmail(mail);
  const domain = email?.slice(email.indexOf('@') + 1);
  const fits = domains.some((text) => {
    const pattern = domainPattern(text);
    return pattern !== undefined && domain !== undefined && (pattern.under ? domain.endsWith(`.${pattern.domain}`) : domain === pattern.domain);
  });
  return fits ? email : undefined;
};
