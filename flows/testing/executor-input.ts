import type * as z from 'zod';
import type { ExecutorInput } from '../kit/define-executor.ts';
import type { NodeDefinition } from '../kit/define-node.ts';
import type { Json } from '../kit/json.ts';
import type { PortName, Ports } from '../kit/ports.ts';
import type { Phrase } from '../protocol/challenge.ts';
import { wordsOfValue } from '../interpreter/words-of-value.ts';
import { fakePorts } from './fake-ports.ts';

/** What a unit test may say about the call; everything else is an ordinary first visit of a node in the public zone. */
export type Given<Config extends z.ZodType> = Partial<
  Omit<ExecutorInput<z.output<Config>, never>, 'config' | 'value' | 'say' | 'words' | 'ports'>
> & {
  /** As a builder stores it; parsed by the type's schema, so defaults apply. */
  config?: z.input<Config>;
  /** What `value(path)` finds. */
  values?: { [path: string]: Json };
  /** Made by `fakePorts()`, when the test looks at its world or moves its clock. */
  ports?: Ports;
};

/** The input of one executor call, for unit tests. */
export const executorInput = <Config extends z.ZodType, Outcome extends string, Need extends PortName>(
  definition: NodeDefinition<Config, Outcome, Need>,
  { config, values = {}, ports = fakePorts().ports, ...given }: Given<Config> = {},
): ExecutorInput<z.output<Config>, Need> => ({
  config: definition.config.parse(config ?? {}),
  node: { id: 'n1', visit: 1, zone: { key: 'public', kind: 'public' } },
  run: { id: 'run_1', flow: 'flow_1', version: 1, locale: 'en' },
  arrival: { kind: 'enter' },
  memo: {},
  subject: {},
  proofs: [],
  context: {},
  app: {
    app: 'demo',
    name: 'Demo',
    env: 'live',
    access: 'anyone',
    lifetimes: { accessSeconds: 900, refreshSeconds: 2_592_000, absoluteSeconds: 31_536_000 },
  },
  value: async (path) => values[path],
  say: (own, name, slots) => ({ key: own?.text ?? `${definition.id}.${name}`, ...(slots === undefined ? {} : { values: slots }) }),
  words: async (phrase) => plainWords(definition.texts, definition.id, phrase),
  ports,
  ...given,
});

const plainWords = (texts: Readonly<Record<string, string>>, type: string, phrase: Phrase): string => {
  const words = texts[phrase.key.slice(type.length + 1)];
  if (words === undefined) throw new Error(`${type} has no default text for "${phrase.key}"`);
  return words.replaceAll(/\{([^}]+)\}/g, (_, slot: string) => wordsOfValue(phrase.values?.[slot] ?? '', 'en'));
};
