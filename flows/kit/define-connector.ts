import type * as z from 'zod';
import type { FieldMeta } from './field-meta.ts';
import type { Json } from './json.ts';

/** What a node asks for when it needs a service outside: its field picks any connector of a kind that serves it. */
export type ConnectorFamily = 'oidc' | 'directory' | 'sms';

/** A kind is its family, or the family and a variant: `directory`, `sms-twilio`. */
export type ConnectorKind = ConnectorFamily | `${ConnectorFamily}-${string}`;

export const serves = (kind: string, family: ConnectorFamily): boolean => kind === family || kind.startsWith(`${family}-`);

/**
 * A kind of outside service as data: its form, its help and its secrets follow from it. Settings hold no secrets; the secrets
 * named here are sealed apart and never readable again.
 */
export type ConnectorDefinition<Settings extends z.ZodObject = z.ZodObject, Secret extends string = string> = {
  /** Equals the folder. */
  kind: ConnectorKind;
  title: string;
  /** One sentence for the page where kinds are chosen. */
  summary: string;
  /** A lucide icon name in kebab-case. */
  icon: string;
  settings: Settings;
  secrets: readonly Secret[];
  /** How a secret's field reads, where its name in words is not enough. `optional`: the service works without it. */
  secretFields?: { readonly [Name in Secret]?: Pick<FieldMeta, 'help' | 'placeholder'> & { label?: string; optional?: boolean } };
  /** Settings that say where calls, and with them the secrets, go: whoever changes one types the secrets again (LDAP-06). */
  destination: readonly (keyof z.output<Settings> & string)[];
  /** Starting points by the service's own name; their values go into the form and stay editable. */
  presets?: readonly { id: string; title: string; summary?: string; settings: Partial<z.input<Settings>> }[];
};

export const defineConnector = <Settings extends z.ZodObject, const Secret extends string>(
  definition: ConnectorDefinition<Settings, Secret>,
): ConnectorDefinition<Settings, Secret> => definition;

/** What an executor learns of a connector: never its secrets. `active`: neither disabled nor without values here (FED-06). */
export type ConnectorView = { id: string; kind: string; name: string; active: boolean; settings: { [key: string]: Json } };
