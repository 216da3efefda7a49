import { canonicalEmail } from '#flows/kit/canonical-email.ts';
import { defineExecutor } from '#flows/kit/define-executor.ts';
import type { Identifier } from '#flows/kit/identifier.ts';
import type { Step } from '#flows/kit/step.ts';
import { acceptedKinds } from './accepted-kinds.ts';
import { type AskInput, askScreen, shownKinds } from './ask-screen.ts';
import { definition } from './definition.ts';
import { readIdentifier } from './read-identifier.ts';

type AskStep = Step<'given' | 'known' | 'unknown'>;

/** The subject is the identifier alone: whose it is shows only to nodes that verify, so nothing of a record leaks before. */
const give = async ({ config, app, ports }: AskInput, identifier: Identifier): Promise<AskStep> => {
  const subject = { identifier };
  if (!config.tellApart) return { kind: 'exit', outcome: 'given', subject };
  // Where only added people may enter, nobody learns who was added (MOB-1).
  const known = app.access === 'added' || (await ports.users.byIdentifier(identifier)) !== undefined;
  return { kind: 'exit', outcome: known ? 'known' : 'unknown', subject };
};

export const executor = defineExecutor(definition, async (input): Promise<AskStep> => {
  const { arrival, config, context, node } = input;
  if (arrival.kind !== 'answer') {
    const sent = config.fromApp && config.email && context.email !== undefined ? canonicalEmail(context.email) : undefined;
    // Only once: whoever comes back here wants to name another address.
    if (sent !== undefined && node.visit === 1) return give(input, { kind: 'email', canonical: sent });
    return askScreen(input, shownKinds(input), sent === undefined ? {} : { typed: sent });
  }

  const other = acceptedKinds(config).find((kind) => arrival.action === `use-${kind}`);
  if (other !== undefined) return askScreen(input, [other]);
  const kinds = shownKinds(input);
  const [typed] = Object.values(arrival.inputs);
  if (typeof typed !== 'string') return askScreen(input, kinds, { wrong: true });
  const identifier = readIdentifier(kinds, typed, config.country);
  return identifier === undefined ? askScreen(input, kinds, { typed, wrong: true }) : give(input, identifier);
});
