import type * as z from 'zod';
import { definition as http } from '#flows/connectors/sms-http/definition.ts';
import { definition as twilio } from '#flows/connectors/sms-twilio/definition.ts';
import { openSecrets } from '../../connectors/connector-secrets.ts';
import type { Services } from '../../services.ts';
import type { Scope } from '../../storage/ports/scope.ts';
import { httpGateway } from './http.ts';
import type { SmsGateway } from './sms-gateway.ts';
import { quotaBound } from './sms-quota.ts';
import { type TwilioAccount, twilioGateway } from './twilio.ts';

export type SmsParts = Pick<Services, 'env' | 'storage' | 'seal' | 'clock' | 'catalog' | 'egress' | 'log'>;

/** How an SMS leaves: by what, and what bounds it. `id` names the service for its breaker. */
export type SmsRoute = {
  id: string;
  gateway: SmsGateway;
  bound: { scope: Scope; key: string; limit: number; windowSeconds: number };
};

/** Through the quota that comes with the server, which all apps of a workspace share. */
const included = async ({ env, catalog, egress, clock }: SmsParts, scope: Scope): Promise<SmsRoute | undefined> => {
  const workspace = (await catalog.appById(scope.app))?.workspace;
  if (env.sms.included === undefined || workspace === undefined) return undefined;
  return {
    id: 'included',
    gateway: twilioGateway(egress.fetch, env.sms.included),
    bound: quotaBound(workspace, env.sms.quota, clock.now()),
  };
};

const named = (values: Readonly<Record<string, string>>, name: string): string => values[name] ?? '';
/** A Twilio connector's values as its calls need them. */
export const accountOf = (settings: z.output<typeof twilio.settings>, secrets: Readonly<Record<string, string>>): TwilioAccount => ({
  baseUrl: settings.baseUrl,
  account: settings.accountSid,
  user: settings.apiKeySid ?? settings.accountSid,
  secret: named(secrets, 'secret'),
  sender: senderOf(settings),
});

const senderOf = ({ sender, from, serviceSid }: z.output<typeof twilio.settings>) =>
  sender === 'service' ? { service: serviceSid ?? '' } : { from: from ?? '' };

/** Through an account of the app's own. Read anew for each message: what was switched off sends nothing (FED-06). */
const own = async ({ storage, seal, egress, clock }: SmsParts, scope: Scope, id: string): Promise<SmsRoute | undefined> => {
  const found = await storage.connectors.open(scope, id);
  if (found === undefined || found.connector.status !== 'active' || found.values === undefined) return undefined;
  const secrets = openSecrets({ seal }, scope, id, found.values.sealed);
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const route = (gateway: SmsGateway, limit: number): SmsRoute => ({
    id: `${scope.app}/${id}`,
    gateway,
    bound: { scope, key: `sms-account:${id}:${day}`, limit, windowSeconds: 86_400 },
  });
  if (found.connector.kind === twilio.kind) {
    const settings = twilio.settings.parse(found.values.settings);
    return route(twilioGateway(egress.fetch, accountOf(settings, secrets)), settings.messagesPerDay);
  }
  if (found.connector.kind !== http.kind) return undefined;
  const settings = http.settings.parse(found.values.settings);
  return route(httpGateway(egress.fetch, settings, named(secrets, 'key')), settings.messagesPerDay);
};

/** Undefined: nothing sends for this message now. */
export const routeOf = (parts: SmsParts, scope: Scope, connector: string | undefined): Promise<SmsRoute | undefined> =>
  connector === undefined ? included(parts, scope) : own(parts, scope, connector);
