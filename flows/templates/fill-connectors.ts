import type { AppSettings } from '../compiler/app-settings.ts';
import type { Registry } from '../compiler/flow.ts';
import type { Graph } from '../graph/graph.ts';
import { connectorFieldOf } from '../kit/connector-field-of.ts';
import { serves } from '../kit/define-connector.ts';

/**
 * Where a step must have a connector and names none, the app's only active one of that family. With several, or none, the
 * builder chooses: the compiler says where.
 */
export const fillConnectors = (graph: Graph, registry: Registry, connectors: AppSettings['connectors'] = []): Graph => {
  const filled = structuredClone(graph);
  for (const node of Object.values(filled.nodes)) {
    const definition = registry[node.type];
    const config = definition?.config.safeParse(node.config);
    if (config?.success !== true) continue;
    for (const requirement of definition?.requires?.(config.data) ?? []) {
      if (requirement.kind !== 'connector' || requirement.id !== '') continue;
      const [only, ...others] = connectors.filter(({ kind, active }) => active && serves(kind, requirement.connector));
      const field = connectorFieldOf(definition, requirement.connector);
      if (only !== undefined && others.length === 0 && field !== undefined) node.config = { ...node.config, [field]: only.id };
    }
  }
  return filled;
};
