import * as z from 'zod';
import { definition } from '#flows/connectors/oidc/definition.ts';
import { type OidcSettings, readClaims } from '#flows/connectors/oidc/read-claims.ts';
import type { LoginResult } from '#flows/kit/login.ts';
import type { FederationPort } from '#flows/kit/ports.ts';
import { Problem } from '../../../errors.ts';
import { connectorView } from '../../../connectors/connector-view.ts';
import { sealResult } from '../../../federation/login-secrets.ts';
import { redeemLogin } from '../../../federation/redeem-login.ts';
import type { WorldParts } from '../live-world.ts';
import type { WorldSide } from './preview-outside.ts';
import { type ScriptedClaims, scriptedClaims } from '../settings.ts';

/** ms */
const loginMs = 600_000;
const returnMs = 60_000;

const claimsShape = z.object({ sub: z.string() }).catchall(z.json());

/** Before there are values, a provider that vouches for nothing. */
const settingsOf = (given: unknown): OidcSettings => {
  const parsed = definition.settings.safeParse(given);
  return parsed.success ? parsed.data : definition.settings.parse({ issuer: 'https://provider.preview', clientId: 'preview' });
};

/** A provider inside the phone: its page is ours, and what it says of a person is what the tester typed. Nothing leaves (SBX-04). */
export const scriptedFederation = (services: WorldParts, side: () => WorldSide): FederationPort => ({
  begin: async (visit) => {
    const { live, realm } = side();
    const view = await connectorView(services, realm, visit.connector);
    if (view?.active !== true || !live.settings.device.online) return { result: 'unavailable' };
    const state = realm.random.secret();
    const login = { ...visit, hash: realm.digest.hash(state), sealed: '', expiresAt: realm.clock.now() + loginMs };
    return { result: 'ready', url: `${services.env.publicUrl}${realm.pageBase}/provider/${state}`, login };
  },
  redeem: (visit, code) => {
    const { realm } = side();
    return redeemLogin({ seal: services.seal, clock: realm.clock, digest: realm.digest, logins: realm.storage.logins }, realm.scope, visit, code);
  },
});

/** What the tester had the provider say: claims, or that it did not come to that. */
export const scriptedAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('claims'), claims: scriptedClaims }),
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('failed') }),
]);
type ScriptedAnswer = z.infer<typeof scriptedAnswer>;

/** What the scripted provider's page shows: the connector's name, and what the tester had it say last. */
export const whoIsAsked = async (
  services: WorldParts,
  { live, realm }: WorldSide,
  state: string,
): Promise<{ service: string; claims: ScriptedClaims }> => {
  const login = await realm.storage.logins.find(realm.digest.hash(state));
  const view = login && (await connectorView(services, realm, login.connector));
  if (view === undefined) throw new Problem('not-found');
  return { service: view.name, claims: live.settings.claims };
};

/** The scripted provider's page was left: the return code, or undefined when the login was used or is too old. */
export const returnScripted = async (
  services: WorldParts,
  { live, realm }: WorldSide,
  state: string,
  answer: ScriptedAnswer,
): Promise<string | undefined> => {
  const login = await realm.storage.logins.find(realm.digest.hash(state));
  if (login === undefined || !(await realm.storage.logins.take(realm.scope, login.hash, realm.clock.now()))) return undefined;
  const view = await connectorView(services, realm, login.connector);
  const result: LoginResult =
    answer.kind === 'claims'
      ? readClaims(login.connector, settingsOf(view?.settings), claimsShape.parse(answer.claims), await realm.storage.users.columns(realm.app.id))
      : { result: answer.kind };
  live.settings = { ...live.settings, said: answer.kind, ...(answer.kind === 'claims' && { claims: answer.claims }) };
  const code = realm.random.secret();
  await realm.storage.logins.leave(realm.scope, login.hash, {
    returnHash: realm.digest.hash(code),
    returnUntil: realm.clock.now() + returnMs,
    sealedResult: sealResult(services, realm.scope, login.hash, result),
  });
  live.touched();
  return code;
};
