import { columnValue } from '#flows/kit/assignment.ts';
import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Effect } from '#flows/kit/effect.ts';
import type { Json } from '#flows/kit/json.ts';
import { rightsFrom } from '#flows/kit/link-identity.ts';
import type { DirectoryAnswer, User } from '#flows/kit/ports.ts';
import type { Profile, Step } from '#flows/kit/step.ts';
import { acceptIdentity } from '../_shared/accept-identity.ts';
import { definition } from './definition.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;
type DirectoryStep = Step<'recognised' | 'wrong' | 'refused' | 'unavailable'>;
type Recognised = Extract<DirectoryAnswer, { result: 'recognised' }>;

const longest = { name: 256, password: 1_024 } as const;

const leave = ({ config, say }: Input, outcome: 'wrong' | 'refused' | 'unavailable', said: string = outcome): DirectoryStep => ({
  kind: 'exit',
  outcome,
  problems: [{ code: said, text: say(said === 'wrong' || said === 'refused' ? config[said] : undefined, said) }],
});

/** Name and password on one screen: nothing says whether the name is known (LDAP-04). */
const ask = ({ config, say }: Input, wrong?: true): Extract<DirectoryStep, { kind: 'ask' }> => ({
  kind: 'ask',
  challenge: {
    kind: 'form',
    title: say(config.title, 'title'),
    ...(config.body && { body: say(config.body, 'body') }),
    fields: [
      { name: 'name', type: 'text', required: true, label: say(undefined, 'name'), autocomplete: 'username', maxLength: longest.name },
      {
        name: 'password',
        type: 'password',
        required: true,
        label: say(undefined, 'password'),
        autocomplete: 'current-password',
        minLength: 1,
        maxLength: longest.password,
      },
    ],
    actions: [{ id: 'submit', label: say(undefined, 'submit'), primary: true, inputs: true }],
  },
  ...(wrong && { problems: [{ code: 'wrong', text: say(config.wrong, 'wrong') }] }),
});

/** Why, for the builder. Never what was typed: a password may stand in the wrong field (LOG-02). */
const noted = ({ config, node }: Input, reason: string): Effect => ({
  kind: 'audit',
  action: 'directory.refused',
  detail: { connector: config.connector, node: node.id, reason },
});

/** What the directory says now, in columns of somebody who is known already; only what has changed. */
const upToDate = async ({ ports }: Input, user: User, { attributes = {} }: Profile): Promise<Effect[]> => {
  const changed: { [column: string]: Json } = {};
  for (const column of await ports.users.columns()) {
    const value = column.unique || !Object.hasOwn(attributes, column.key) ? undefined : columnValue(column, attributes[column.key]);
    if (value !== undefined && value !== user.attributes[column.key]) changed[column.key] = value;
  }
  return Object.keys(changed).length === 0 ? [] : [{ kind: 'user.set', user: user.id, attributes: changed }];
};

const accept = async (input: Input, { identity, profile }: Recognised): Promise<DirectoryStep> => {
  const judged = await acceptIdentity(input, identity, profile);
  if (!judged.accepted) return { ...leave(input, 'refused', judged.because), effects: [noted(input, judged.because)] };
  const { owner } = judged;
  const effects = owner === undefined ? [] : [...(await upToDate(input, owner, profile)), ...rightsFrom(owner.id, identity, profile)];
  return { kind: 'exit', outcome: 'recognised', subject: judged.subject, effects };
};

/**
 * Has the directory check name and password. It counts wrong ones itself, before it asks (LDAP-05); here only the screen's own
 * tries are counted.
 */
export const executor = defineExecutor(definition, async (input: Input): Promise<DirectoryStep> => {
  const { config, arrival, memo, ports } = input;
  const connector = await ports.connectors.find(config.connector);
  // Asked at every step: one that was switched off meanwhile lets nobody in any more (FED-06).
  if (connector?.active !== true || connector.kind !== 'directory') return leave(input, 'unavailable');
  if (arrival.kind !== 'answer') return ask(input);
  const { name, password } = arrival.inputs;
  if (typeof name !== 'string' || typeof password !== 'string') return ask(input, true);
  const answer = await ports.directory.signIn(connector.id, name, password);
  if (answer.result === 'recognised') return accept(input, answer);
  if (answer.result === 'unavailable') return { ...leave(input, 'unavailable'), effects: [noted(input, answer.reason)] };
  const wrong = Number(memo['wrong'] ?? 0) + 1;
  const step = wrong >= config.tries ? leave(input, 'wrong') : ask(input, true);
  return { ...step, memo: { wrong }, effects: [noted(input, answer.reason)] };
});
