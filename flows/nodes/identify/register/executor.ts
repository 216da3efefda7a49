import { columnValue } from '#flows/kit/assignment.ts';
import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import { guestsPerHour } from '#flows/kit/guests-per-hour.ts';
import type { Guard } from '#flows/kit/effect.ts';
import { type ExternalIdentity, type Identifier, sameIdentity } from '#flows/kit/identifier.ts';
import type { Json } from '#flows/kit/json.ts';
import { linkIdentity } from '#flows/kit/link-identity.ts';
import type { User } from '#flows/kit/ports.ts';
import { provesAddress } from '#flows/kit/proves-address.ts';
import type { Step, Subject } from '#flows/kit/step.ts';
import { definition } from './definition.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;
type RegisterStep = Step<'registered' | 'known' | 'refused'>;
/** Under which names a new user is known. */
type Names = { identifiers: readonly Identifier[]; identity?: ExternalIdentity };

const refuse = ({ config, say }: Input, code: 'refused' | 'sign-in-first' = 'refused'): RegisterStep => ({
  kind: 'exit',
  outcome: 'refused',
  problems: [{ code, text: say(code === 'refused' ? config.message : undefined, code) }],
});

const sameIdentifier = (a: Identifier, b: Identifier): boolean => a.kind === b.kind && a.canonical === b.canonical;

/** The subject's address or number, if it is what was proven: a password or another address says nothing about it. */
const provenIdentifier = ({ subject, proofs }: Input): Identifier | undefined => {
  const { identifier } = subject;
  return identifier !== undefined && proofs.some((proof) => provesAddress(proof, identifier)) ? identifier : undefined;
};

/** The subject's external identity, if that very one was proven (LINK-03). */
const provenIdentity = ({ subject, proofs }: Input): ExternalIdentity | undefined =>
  proofs.some((proof) => sameIdentity(proof.subject.identity, subject.identity)) ? subject.identity : undefined;

const recognise = (input: Input, user: User): RegisterStep => {
  if (user.status !== 'active') return refuse(input);
  const identifier = provenIdentifier(input);
  const known: RegisterStep = { kind: 'exit', outcome: 'known', subject: { ...input.subject, user: user.id } };
  const recorded = identifier === undefined || user.identifiers.some((own) => sameIdentifier(own, identifier) && own.verified);
  if (recorded) return known;
  return {
    ...known,
    guards: [{ kind: 'unique', identifier, except: user.id, otherwise: 'refused' }],
    effects: [{ kind: 'identifier.verify', user: user.id, identifier }],
  };
};

/**
 * Somebody whom a provider vouches for by an address that a user has here. They are the same only if the address is
 * verified here too, or a builder invited it; else they sign in the old way first and add the account then (LINK-01).
 */
const adopt = (input: Input, identity: ExternalIdentity, email: Identifier, user: User): RegisterStep => {
  if (user.status !== 'active') return refuse(input);
  const verified = user.identifiers.some((own) => own.verified && sameIdentifier(own, email));
  if (!verified && input.app.access !== 'added') return refuse(input, 'sign-in-first');
  const link = linkIdentity(user.id, identity, input.subject.profile, 'refused' as const);
  return {
    kind: 'exit',
    outcome: 'known',
    subject: { ...input.subject, user: user.id },
    guards: [...link.guards, { kind: 'unique', identifier: email, except: user.id, otherwise: 'refused' }],
    effects: [...link.effects, { kind: 'identifier.verify', user: user.id, identifier: email }],
  };
};

const attributesOf = async ({ ports, subject }: Input, identifiers: readonly Identifier[]): Promise<{ [column: string]: Json }> => {
  const columns = await ports.users.columns();
  const said = subject.profile?.attributes ?? {};
  // What a provider says is not checked against other people's values: a column where all differ is not filled by it.
  const vouched = columns.flatMap((column) => {
    const value = column.unique || !Object.hasOwn(said, column.key) ? undefined : columnValue(column, said[column.key]);
    return value === undefined ? [] : [[column.key, value] as const];
  });
  const named = identifiers.flatMap(({ kind, canonical }) => {
    const column = columns.find(({ type }) => type === kind);
    return column === undefined ? [] : [[column.key, canonical] as const];
  });
  return Object.fromEntries([...vouched, ...named]);
};

const create = async (input: Input, names: Names, subject: Subject, guards: readonly Guard<'refused'>[]): Promise<RegisterStep> => {
  const id = input.ports.random.id('usr');
  const { identifiers, identity } = names;
  const link = identity && linkIdentity(id, identity, subject.profile, 'refused' as const);
  const attributes = await attributesOf(input, identifiers);
  return {
    kind: 'exit',
    outcome: 'registered',
    subject: { ...subject, user: id },
    guards: [...guards, ...identifiers.map((identifier) => ({ kind: 'unique', identifier, otherwise: 'refused' }) as const), ...(link?.guards ?? [])],
    effects: [
      { kind: 'user.create', user: { id, attributes }, identifiers: identifiers.map((identifier) => ({ ...identifier, verified: true })) },
      ...(link?.effects ?? []),
    ],
  };
};

/**
 * A guest has no address: one that nobody proved would let a stranger prepare an account for its owner (LINK-02). A free
 * user name is whose who takes it first.
 */
const registerUnproven = async (input: Input): Promise<RegisterStep> => {
  const { config, node, app, subject, context, ports } = input;
  if (!config.unproven || node.zone.kind !== 'public' || app.access === 'added' || subject.user !== undefined) return refuse(input);
  const name = subject.identifier?.kind === 'username' ? subject.identifier : undefined;
  if (name !== undefined && (await ports.users.byIdentifier(name)) !== undefined) return refuse(input);
  const key = `guests:${ports.digest.keyed('counter', context.ip ?? '')}`;
  return create({ ...input, subject: {} }, { identifiers: name === undefined ? [] : [name] }, name === undefined ? {} : { identifier: name }, [
    { kind: 'count', key, limit: guestsPerHour, windowSeconds: 3_600, otherwise: 'refused' },
  ]);
};

/** Whoever the proven identity leads to by its own key (FED-01). */
const ownerOf = async ({ subject, ports }: Input, identity: ExternalIdentity | undefined): Promise<User | undefined> => {
  if (subject.user !== undefined) return ports.users.find(subject.user);
  return (subject.identifier && (await ports.users.byIdentifier(subject.identifier))) ?? (identity && (await ports.users.byIdentity(identity)));
};

export const executor = defineExecutor(definition, async (input: Input): Promise<RegisterStep> => {
  const { subject, proofs, app, ports } = input;
  if (proofs.length === 0) return registerUnproven(input);
  const identity = provenIdentity(input);
  const user = await ownerOf(input, identity);
  if (user !== undefined) return recognise(input, user);
  const proven = provenIdentifier(input);
  if (subject.user !== undefined || (proven === undefined && identity === undefined)) return refuse(input);
  const vouched =
    identity === undefined || subject.profile?.email === undefined ? undefined : ({ kind: 'email', canonical: subject.profile.email } as const);
  const carrier = vouched && (await ports.users.byIdentifier(vouched));
  if (identity !== undefined && vouched !== undefined && carrier !== undefined) return adopt(input, identity, vouched, carrier);
  if (app.access === 'added') return refuse(input);
  const identifiers = [proven, vouched].flatMap((identifier) => identifier ?? []);
  const different = identifiers.filter((one, index) => identifiers.findIndex((other) => sameIdentifier(one, other)) === index);
  return create(input, { identifiers: different, ...(identity && { identity }) }, subject, []);
});
