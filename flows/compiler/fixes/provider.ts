import type { NodeDefinition, OutcomeSpec } from '../../kit/define-node.ts';
import { fact, type Facts, factsFor, has, proofFact, proofsIn } from '../facts.ts';
import type { Context } from '../flow.ts';

export type Provider = { definition: NodeDefinition; outcome: OutcomeSpec };

/**
 * A node type that, as it comes from the palette, gives what is missing and could work where it is missing. The first by
 * id, so that the same gap gets the same suggestion.
 */
export const providerOf = ({ registry, app }: Pick<Context, 'registry' | 'app'>, wanted: Facts, facts: Facts): Provider | undefined => {
  for (const type of Object.keys(registry).sort()) {
    const definition = registry[type];
    if (definition === undefined || (definition.role !== undefined && definition.role !== 'session')) continue;
    const config = definition.config.safeParse({});
    if (!config.success) continue;
    const requirements = definition.requires?.(config.data) ?? [];
    const works = requirements.every((requirement) => (requirement.kind === 'column'
      ? app.columns.some(({ type: has }) => has === requirement.type)
      : requirement.kind !== 'column-key' && has(facts, factsFor(requirement, app))));
    if (!works) continue;
    const outcomes = typeof definition.outcomes === 'function' ? definition.outcomes(config.data) : definition.outcomes;
    const outcome = outcomes.find((candidate) => candidate.kind === 'pass' && provides(definition, candidate, wanted, facts));
    if (outcome !== undefined) return { definition, outcome };
  }
  return undefined;
};

const provides = ({ role }: NodeDefinition, outcome: OutcomeSpec, wanted: Facts, facts: Facts): boolean => {
  const adds = outcome.proves !== undefined && !has(facts, proofFact(outcome.proves.assurance));
  switch (wanted) {
    case fact.proven: return adds;
    case fact.twoKinds: return adds && proofsIn(facts) !== 0;
    case fact.twoFactors: return adds && outcome.proves?.assurance !== 'identifier' && has(facts, fact.twoKinds);
    case fact.subject: return outcome.gives?.includes('subject') === true;
    case fact.user: return outcome.gives?.includes('user') === true && outcome.gives.includes('subject') === false;
    case fact.session:
    case fact.here: return role === 'session';
    default: return false;
  }
};
