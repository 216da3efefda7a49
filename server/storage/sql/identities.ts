import type { ExternalIdentity } from '#flows/kit/identifier.ts';
import type { LinkedIdentity } from '#flows/kit/ports.ts';
import type { RunUnit } from '../ports/runs.ts';
import type { Scope } from '../ports/scope.ts';
import { toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { type Call, call, type Found, statement } from '../script.ts';

type Row = RowOf<'identities'>;
type Effects = RunUnit['effects'];
export type IdentityRow = Pick<Row, 'connector' | 'issuer' | 'subject' | 'label' | 'linked_at'>;

const key = 'app = ? AND env = ? AND connector = ? AND issuer = ? AND subject = ?';
export const identitiesOf = statement<IdentityRow>(
  'SELECT connector, issuer, subject, label, linked_at FROM identities WHERE app = ? AND env = ? AND user_id = ?',
);
/** Who is linked to an identity. */
export const linkedTo = statement<Pick<Row, 'connector' | 'issuer' | 'subject' | 'user_id'>>(
  `SELECT connector, issuer, subject, user_id FROM identities WHERE ${key}`,
);
const insert = insertInto('identities', ['app', 'env', 'connector', 'issuer', 'subject', 'user_id', 'label', 'claims', 'linked_at']);
const remove = statement<never>(`DELETE FROM identities WHERE ${key} AND user_id = ?`);

const keyOf = ({ connector, issuer, subject }: ExternalIdentity): string => JSON.stringify([connector, issuer, subject]);

/** Oldest first. */
export const toIdentities = (rows: readonly IdentityRow[]): LinkedIdentity[] =>
  rows
    .map(({ connector, issuer, subject, label, linked_at }) => ({
      connector,
      issuer,
      subject,
      linkedAt: linked_at,
      ...(label !== null && { label }),
    }))
    .sort((a, b) => a.linkedAt - b.linkedAt || (keyOf(a) < keyOf(b) ? -1 : 1));

export const findLinked = ({ app, env }: Scope, { connector, issuer, subject }: ExternalIdentity): Call =>
  call(linkedTo, app, env, connector, issuer, subject);

export const removeIdentity = ({ app, env }: Scope, user: string, { connector, issuer, subject }: ExternalIdentity): Call =>
  call(remove, app, env, connector, issuer, subject, user);

/** What has to be known before a unit may write to identities. */
export const lookAtIdentities = (scope: Scope, { guards, effects }: Pick<RunUnit, 'guards' | 'effects'>): Call[] => {
  const guarded = guards.flatMap((guard) => (guard.kind === 'unique-identity' ? [guard.identity] : []));
  const linked = effects.flatMap((effect) => (effect.kind === 'identity.link' ? [effect.identity] : []));
  return [...new Map([...guarded, ...linked].map((identity) => [keyOf(identity), identity])).values()].map((identity) => findLinked(scope, identity));
};

export const ownerOfIdentity = (found: Found, identity: ExternalIdentity): string | undefined =>
  found(linkedTo).find((row) => keyOf(row) === keyOf(identity))?.user_id;

/** Whether every identity the unit links is nobody's, and linked once. */
export const identitiesAllow = (effects: Effects, found: Found): boolean => {
  const taken = new Set(found(linkedTo).map(keyOf));
  return effects.every((effect) => {
    if (effect.kind !== 'identity.link') return true;
    const free = !taken.has(keyOf(effect.identity));
    taken.add(keyOf(effect.identity));
    return free;
  });
};

/** The rows that effects on identities write. Nothing is checked here; the key refuses a second owner. */
export const writeIdentities = (scope: Scope, effects: Effects, now: number): Call[] =>
  effects.flatMap((effect): Call[] => {
    if (effect.kind === 'identity.unlink') return [removeIdentity(scope, effect.user, effect.identity)];
    if (effect.kind !== 'identity.link') return [];
    const { user, identity, label, claims } = effect;
    const { connector, issuer, subject } = identity;
    return [insert({ ...scope, connector, issuer, subject, user_id: user, label: label ?? null, claims: toJson(claims), linked_at: now })];
  });
