import type { NodeDefinition, OutcomeSpec } from '../../kit/define-node.ts';
import { outcomesOf } from '../../kit/outcomes-of.ts';
import { type Facts, factsFor, has } from '../facts.ts';
import type { Context } from '../flow.ts';
import { provides } from './provides.ts';

export type NewProvider = { definition: NodeDefinition; outcome: OutcomeSpec };

/**
 * A node type that, as it comes from the palette, gives what is missing and could work where it is missing. The first by
 * id, so that the same gap gets the same suggestion.
 */
export const newProvider = (
  { registry, app, say }: Pick<Context, 'registry' | 'app' | 'say'>,
  wanted: Facts,
  facts: Facts,
): NewProvider | undefined => {
  for (const type of Object.keys(registry).sort()) {
    const definition = registry[type];
    if (definition === undefined || (definition.role !== undefined && definition.role !== 'session')) continue;
    const config = definition.config.safeParse({});
    if (!config.success) continue;
    const requirements = definition.requires?.(config.data) ?? [];
    const works = requirements.every((requirement) => {
      if (requirement.kind === 'column') return app.columns.some((column) => column.type === requirement.type);
      return requirement.kind !== 'column-key' && has(facts, factsFor(requirement, app));
    });
    if (!works) continue;
    const outcome = outcomesOf(definition, config.data, say).find((candidate) => provides(definition.role, candidate, wanted, facts));
    if (outcome !== undefined) return { definition, outcome };
  }
  return undefined;
};
