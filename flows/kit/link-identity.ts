import type { Effect, Guard } from './effect.ts';
import type { ExternalIdentity } from './identifier.ts';
import type { Profile } from './step.ts';

/**
 * What linking an identity to a user writes: the link and the rights that come with it. Never takes one that is
 * somebody's (LINK-01): then nothing is written and `otherwise` is taken.
 */
export const linkIdentity = <Outcome extends string>(
  user: string,
  identity: ExternalIdentity,
  profile: Profile | undefined,
  otherwise: Outcome,
): { guards: Guard<Outcome>[]; effects: Effect[] } => ({
  guards: [{ kind: 'unique-identity', identity, otherwise }],
  effects: [
    { kind: 'identity.link', user, identity, ...(profile?.label !== undefined && { label: profile.label }), claims: profile?.claims ?? {} },
    ...rightsFrom(user, identity, profile),
    { kind: 'audit', action: 'identity.linked', detail: { user, connector: identity.connector, issuer: identity.issuer, subject: identity.subject } },
  ],
});

/** The user's rights as the connector gives them now; nothing where it does not speak of rights. */
export const rightsFrom = (user: string, identity: ExternalIdentity, profile: Profile | undefined): Effect[] =>
  profile?.roles === undefined ? [] : [{ kind: 'user.roles', user, roles: profile.roles, source: identity.connector }];
