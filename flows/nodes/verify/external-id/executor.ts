import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import { rightsFrom } from '#flows/kit/link-identity.ts';
import type { LoginResult } from '#flows/kit/login.ts';
import type { Step } from '#flows/kit/step.ts';
import { acceptIdentity } from '../_shared/accept-identity.ts';
import { definition } from './definition.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;
type ExternalStep = Step<'verified' | 'cancelled' | 'refused' | 'unavailable'>;
type Said = 'cancelled' | 'failed' | 'expired' | 'refused' | 'other-person' | 'unavailable';
type Verified = Extract<LoginResult, { result: 'verified' }>;

/** Departures of one visit: each is a row, and nobody needs more. */
const most = 10;

const visitOf = ({ config, run, node }: Input) => ({ connector: config.connector, run: run.id, node: node.id, visit: node.visit });

const problem = ({ config, say }: Input, code: Said, service: string) => ({
  code,
  text: say(code === 'refused' ? config.refused : undefined, code, { service }),
});

const leave = (input: Input, outcome: 'refused' | 'cancelled' | 'unavailable', said: Said, service: string): ExternalStep => ({
  kind: 'exit',
  outcome,
  problems: [problem(input, said, service)],
});

/** A fresh departure: state, nonce and verifier are one time, so every showing of the link has its own (FED-02). */
const depart = async (input: Input, service: string, said?: Said): Promise<ExternalStep> => {
  const { config, memo, ports, say } = input;
  const departures = Number(memo['departures'] ?? 0);
  if (departures >= most) return leave(input, 'cancelled', said ?? 'cancelled', service);
  const begun = await ports.federation.begin(visitOf(input));
  if (begun.result === 'unavailable') return leave(input, 'unavailable', 'unavailable', service);
  const words = { service };
  return {
    kind: 'ask',
    memo: { departures: departures + 1 },
    effects: [{ kind: 'login.begin', login: begun.login }],
    challenge: {
      kind: 'redirect',
      title: say(config.title, 'title', words),
      body: say(config.body, 'body', words),
      url: begun.url,
      expiresAt: begun.login.expiresAt,
      // For apps that draw their own screens: they bring the code that came to their redirect address.
      fields: [{ name: 'code', type: 'text', required: true, label: say(undefined, 'code'), maxLength: 100 }],
      actions: [
        { id: 'return', label: say(undefined, 'return'), primary: true, inputs: true },
        { id: 'cancel', label: say(undefined, 'cancel', words), primary: false, inputs: false },
      ],
    },
    ...(said !== undefined && { problems: [problem(input, said, service)] }),
  };
};

/** Takes what a provider has proven for what it may mean here. */
const accept = async (input: Input, service: string, { identity, profile }: Verified): Promise<ExternalStep> => {
  const judged = await acceptIdentity(input, identity, profile);
  if (!judged.accepted) return leave(input, 'refused', judged.because, service);
  const { owner, subject } = judged;
  return { kind: 'exit', outcome: 'verified', subject, effects: owner === undefined ? [] : rightsFrom(owner.id, identity, profile) };
};

/** What came back under the code, spent in the same commit: of two answers with it one gets through. */
const redeem = async (input: Input, service: string, code: string): Promise<ExternalStep> => {
  const found = await input.ports.federation.redeem(visitOf(input), code);
  if (found === undefined) return depart(input, service, 'expired');
  const step = await judge(input, service, found);
  return { ...step, guards: [...(step.guards ?? []), { kind: 'spend-login', code: found.hash, otherwise: 'cancelled' }] };
};

const judge = (input: Input, service: string, found: LoginResult): Promise<ExternalStep> | ExternalStep => {
  switch (found.result) {
    case 'verified':
      return accept(input, service, found);
    case 'not-allowed':
      return leave(input, 'refused', 'refused', service);
    case 'cancelled':
    case 'failed':
      return depart(input, service, found.result);
  }
};

/**
 * Sends the person to the connector's provider and takes what the server has verified of its answer. The provider's answer
 * never comes here: the run gets a return code, shown by whoever holds the run.
 */
export const executor = defineExecutor(definition, async (input: Input): Promise<ExternalStep> => {
  const { config, arrival, ports } = input;
  const connector = await ports.connectors.find(config.connector);
  // Asked at every step: one that was switched off meanwhile lets nobody in any more (FED-06).
  if (connector?.active !== true || connector.kind !== 'oidc') return leave(input, 'unavailable', 'unavailable', connector?.name ?? '');
  if (arrival.kind !== 'answer') return depart(input, connector.name);
  if (arrival.action === 'cancel') return leave(input, 'cancelled', 'cancelled', connector.name);
  return redeem(input, connector.name, String(arrival.inputs['code'] ?? ''));
});
