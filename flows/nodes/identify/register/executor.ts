import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Effect, Guard } from '#flows/kit/effect.ts';
import type { Identifier } from '#flows/kit/identifier.ts';
import type { User } from '#flows/kit/ports.ts';
import type { Step, Subject } from '#flows/kit/step.ts';
import { definition } from './definition.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;
type RegisterStep = Step<'registered' | 'known' | 'refused'>;

/** Guests one network may become in an hour: a hall full of people behind one address, not a script (IN-09). */
const guestsPerHour = 300;

const refuse = ({ config, say }: Input): RegisterStep => ({
  kind: 'exit',
  outcome: 'refused',
  problems: [{ code: 'refused', text: say(config.message, 'refused') }],
});

/** The subject's address or number, if it is what was proven: a password or another address says nothing about it. */
const provenIdentifier = ({ subject, proofs }: Input): Identifier | undefined => {
  const { identifier } = subject;
  if (identifier === undefined || identifier.kind === 'username') return undefined;
  const proven = proofs.some(
    (proof) =>
      proof.assurance === 'identifier' &&
      proof.subject.identifier?.kind === identifier.kind &&
      proof.subject.identifier.canonical === identifier.canonical,
  );
  return proven ? identifier : undefined;
};

const recognise = (input: Input, user: User): RegisterStep => {
  if (user.status !== 'active') return refuse(input);
  const identifier = provenIdentifier(input);
  const known: RegisterStep = { kind: 'exit', outcome: 'known', subject: { ...input.subject, user: user.id } };
  const recorded =
    identifier === undefined ||
    user.identifiers.some((own) => own.kind === identifier.kind && own.canonical === identifier.canonical && own.verified);
  if (recorded) return known;
  return {
    ...known,
    guards: [{ kind: 'unique', identifier, except: user.id, otherwise: 'refused' }],
    effects: [{ kind: 'identifier.verify', user: user.id, identifier }],
  };
};

const create = async (
  { ports }: Input,
  identifier: Identifier | undefined,
  subject: Subject,
  guards: readonly Guard<'refused'>[],
): Promise<RegisterStep> => {
  const id = ports.random.id('usr');
  const column = identifier && (await ports.users.columns()).find(({ type }) => type === identifier.kind);
  const user: Effect = {
    kind: 'user.create',
    user: { id, attributes: column === undefined || identifier === undefined ? {} : { [column.key]: identifier.canonical } },
    identifiers: identifier === undefined ? [] : [{ ...identifier, verified: true }],
  };
  const unique: Guard<'refused'>[] = identifier === undefined ? [] : [{ kind: 'unique', identifier, otherwise: 'refused' }];
  return { kind: 'exit', outcome: 'registered', subject: { ...subject, user: id }, guards: [...guards, ...unique], effects: [user] };
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
  return create(input, name, name === undefined ? {} : { identifier: name }, [
    { kind: 'count', key, limit: guestsPerHour, windowSeconds: 3_600, otherwise: 'refused' },
  ]);
};

export const executor = defineExecutor(definition, async (input: Input): Promise<RegisterStep> => {
  const { subject, proofs, app, ports } = input;
  if (proofs.length === 0) return registerUnproven(input);
  const user =
    subject.user !== undefined ? await ports.users.find(subject.user) : subject.identifier && (await ports.users.byIdentifier(subject.identifier));
  if (user !== undefined) return recognise(input, user);
  const identifier = provenIdentifier(input);
  if (subject.user !== undefined || identifier === undefined || app.access === 'added') return refuse(input);
  return create(input, identifier, subject, []);
});
