import type { NodeDefinition, OutcomeSpec, VariableSpec } from '../kit/define-node.ts';
import type { ExecutorInput } from '../kit/define-executor.ts';
import type { Effect } from '../kit/effect.ts';
import type { Identifier } from '../kit/identifier.ts';
import type { Json } from '../kit/json.ts';
import { outcomesOf } from '../kit/outcomes-of.ts';
import type { PortName } from '../kit/ports.ts';
import type { Step, Subject } from '../kit/step.ts';
import { inEnglish } from '../languages/say.ts';
import type { Mock } from './with-forced.ts';

type Input = ExecutorInput<unknown, PortName>;
type Definitions = Readonly<Record<string, NodeDefinition>>;

/** Who walks where nobody has said who they are: somebody the app knows, or somebody new. */
export const madeUp = {
  known: { email: 'ada@example.org', phone: '+447700900123', username: 'ada' },
  new: { email: 'new@example.org', phone: '+447700900456', username: 'new' },
} as const;

const samples: Readonly<Record<VariableSpec['type'], Json>> = { text: 'Sample', number: 1, boolean: true, date: '2000-01-01' };

const outcomeOf = (definition: NodeDefinition, config: unknown, id: string): OutcomeSpec | undefined =>
  outcomesOf(definition, config, inEnglish).find((outcome) => outcome.id === id);

const gives = (outcome: OutcomeSpec, what: 'subject' | 'user'): boolean => outcome.gives?.includes(what) === true;

/** Whom an outcome that names somebody names. A proven person stays who they are (FLOW-10). */
const someone = ({ subject, proofs, config }: Input, outcome: OutcomeSpec): Subject => {
  if (proofs.length > 0) return subject;
  const kinds = outcome.identifiers ?? ['email'];
  const who = outcome.id === 'unknown' ? madeUp.new : madeUp.known;
  const [kind] = kinds;
  if (kind !== undefined) return { identifier: { kind, canonical: who[kind] } };
  // Only a provider or a directory names people without an identifier.
  const connector = typeof config === 'object' && config !== null && 'connector' in config ? String(config.connector) : '';
  return { identity: { connector, issuer: 'https://preview.invalid', subject: who.username }, profile: { label: who.email, email: who.email } };
};

/** The subject's record: theirs if they have one, else one made for it. */
const recordFor = async ({ ports }: Input, subject: Subject): Promise<{ subject: Subject; effects: readonly Effect[] }> => {
  const { identifier, profile } = subject;
  const known = subject.user ?? (identifier && (await ports.users.byIdentifier(identifier))?.id);
  if (known !== undefined) return { subject: { ...subject, user: known }, effects: [] };
  const id = ports.random.id('usr');
  const own: Identifier | undefined = identifier ?? (profile?.email === undefined ? undefined : { kind: 'email', canonical: profile.email });
  const column = own && (await ports.users.columns()).find(({ type }) => type === own.kind);
  const attributes = own === undefined || column === undefined ? {} : { [column.key]: own.canonical };
  const identifiers = own === undefined ? [] : [{ ...own, verified: true }];
  return { subject: { ...subject, user: id }, effects: [{ kind: 'user.create', user: { id, attributes }, identifiers }] };
};

const sessionFor = ({ node, subject, app, proofs }: Input): Effect => ({
  kind: 'session.create',
  session: {
    ...(subject.user !== undefined && { user: subject.user }),
    zone: node.zone.key,
    zoneKind: node.zone.kind,
    amr: [...new Set(proofs.flatMap(({ amr }) => amr))],
    acr: 'aal0',
    proofs: proofs.map(({ assurance, node: id, at }) => ({ assurance, node: id, at })),
    lifetimes: app.lifetimes,
  },
});

/** What the node would have done by itself, if it would have come to this very outcome without asking anybody. */
const ownWay = async (input: Input, outcome: string, real: Parameters<Mock>[0]['real']): Promise<Step | undefined> => {
  try {
    const step = await real({ ...input, arrival: { kind: 'enter' } });
    return step.kind === 'exit' && step.outcome === outcome ? step : undefined;
  } catch {
    return undefined;
  }
};

/**
 * What a node leaves behind when it is made to take an outcome: what the outcome promises later nodes, made up where there is no real
 * thing. Proofs are recorded by the interpreter from the plan, as for any outcome. It never sends anything.
 */
export const mockStep =
  (definitions: Definitions): Mock =>
  async ({ type, outcome: id, input, real }) => {
    const definition = definitions[type];
    const outcome = definition && outcomeOf(definition, input.config, id);
    if (definition === undefined || outcome === undefined) return { kind: 'exit', outcome: id };
    const own = await ownWay(input, id, real);
    if (own !== undefined) return own;
    const named = gives(outcome, 'subject') ? someone(input, outcome) : input.subject;
    const { subject, effects } = gives(outcome, 'user') ? await recordFor(input, named) : { subject: named, effects: [] };
    const begins = definition.role === 'session' && outcome.kind === 'pass' && input.session === undefined;
    const writes = outcome.kind === 'pass' ? (definition.writes?.(input.config, inEnglish) ?? []) : [];
    return {
      kind: 'exit',
      outcome: id,
      ...(subject !== input.subject && { subject }),
      ...(writes.length > 0 && { set: Object.fromEntries(writes.map(({ name, type: kind }) => [name, samples[kind]])) }),
      effects: [...effects, ...(begins ? [sessionFor({ ...input, subject })] : [])],
    };
  };
