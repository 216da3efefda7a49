import type * as z from 'zod';
import type { definition } from '#flows/connectors/sms-http/definition.ts';
import type { GuardedFetch, GuardedRequest } from '../../security/egress/guarded-fetch.ts';
import { type Sms, smsFault, type SmsGateway } from './sms-gateway.ts';

export type HttpSmsSettings = z.output<typeof definition.settings>;

type Slots = { to: string; text: string; key: string };

/** `{to}`, `{text}` and `{key}` in a builder's template; each value is put in as it is and never read again. */
const fill = (template: string, slots: Slots): string => template.replace(/\{(to|text|key)\}/g, (_, name: keyof Slots) => slots[name]);

/** `message.text` names a field within `message`. The schema lets no name through that means something to an object. */
const nested = (rows: readonly (readonly [string, string])[]): object => {
  const root = new Map<string, unknown>();
  for (const [name, value] of rows) {
    const path = name.split('.');
    let inner = root;
    for (const part of path.slice(0, -1)) {
      const known = inner.get(part);
      const next = known instanceof Map ? known : new Map<string, unknown>();
      inner.set(part, next);
      inner = next;
    }
    inner.set(path.at(-1) ?? name, value);
  }
  const plain = (value: unknown): unknown => (value instanceof Map ? Object.fromEntries([...value].map(([key, one]) => [key, plain(one)])) : value);
  return Object.fromEntries([...root].map(([key, value]) => [key, plain(value)]));
};

const requestOf = (settings: HttpSmsSettings, slots: Slots): { url: URL; request: GuardedRequest } => {
  const url = new URL(settings.url);
  const rows = settings.fields.map(({ name, value }) => [name, fill(value, slots)] as const);
  const headers = Object.fromEntries(settings.headers.map(({ name, value }) => [name.toLowerCase(), fill(value, slots)]));
  if (settings.format === 'query') {
    for (const [name, value] of rows) url.searchParams.append(name, value);
    return { url, request: { method: settings.method, headers } };
  }
  const json = settings.format === 'json';
  return {
    url,
    request: {
      method: settings.method,
      headers: { 'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded', ...headers },
      body: json ? JSON.stringify(nested(rows)) : new URLSearchParams(rows.map(([name, value]) => [name, value])).toString(),
    },
  };
};

/** Any SMS service with an HTTP interface, as the connector describes it. Any 2xx is success, unless the answer must also hold some text. */
export const httpGateway =
  (fetch: GuardedFetch, settings: HttpSmsSettings, key: string): SmsGateway =>
  async ({ to, text }: Sms, signal) => {
    const { url, request } = requestOf(settings, { to: settings.plus ? to : to.replace(/^\+/, ''), text, key });
    const answer = await fetch(url, { ...request, signal });
    if (answer.status === 429) throw smsFault('rate', 429);
    if (answer.status === 401 || answer.status === 403) throw smsFault('account', answer.status);
    if (!answer.ok) throw smsFault('service', answer.status);
    if (settings.success !== '' && !(await answer.text()).includes(settings.success)) throw smsFault('service', 'unexpected answer');
  };
