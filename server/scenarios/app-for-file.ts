import { connectorFieldOf } from '#flows/kit/connector-field-of.ts';
import type { FlowApp } from '#flows/graph/flow-app.ts';
import { flowApp } from '#flows/graph/flow-app.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { registry } from '#flows/nodes/registry.ts';
import type { ScenarioApp } from './scenario-app.ts';

const kinds = { oidc: 'oidc', directory: 'directory', sms: 'sms-http' } as const;

/** Every connector a drawing names, as one of the kind its steps need. */
const namedIn = (graph: Graph): FlowApp['connectors'] => {
  const found = new Map<string, FlowApp['connectors'][number]>();
  for (const node of Object.values(graph.nodes)) {
    const definition = registry[node.type];
    const config = definition?.config.safeParse(node.config);
    if (definition === undefined || config?.success !== true) continue;
    for (const requirement of definition.requires?.(config.data) ?? []) {
      if (requirement.kind !== 'connector' || connectorFieldOf(definition, requirement.connector) === undefined || requirement.id === '') continue;
      found.set(requirement.id, { id: requirement.id, kind: kinds[requirement.connector], name: requirement.id });
    }
  }
  return [...found.values()];
};

const column = (key: string, name: string, type: FlowApp['columns'][number]['type']) => ({ key, name, type, unique: false, options: [] });

/** For a file that does not say what its app has: the usual columns, and a connector wherever one is named. */
export const appFor = (graph: Graph): FlowApp =>
  flowApp.parse({
    columns: [column('email', 'E-mail', 'email'), column('name', 'Name', 'text'), column('phone', 'Phone', 'phone'), column('pin', 'PIN', 'pin')],
    connectors: namedIn(graph),
  });

/** The app of a file as plays need it. It exists nowhere else. */
export const scenarioAppFor = ({ name, access, defaultLanguage, lifetimes, columns, connectors }: FlowApp): ScenarioApp => ({
  app: {
    id: 'app_file',
    workspace: 'ws_file',
    slug: 'app',
    name,
    access,
    lifetimes,
    defaultLanguage,
    theme: { accent: '#1d4ed8', radius: 8, logo: null },
    status: 'active',
    createdAt: 0,
  },
  columns,
  connectors: connectors.map(({ id, kind, name: called }) => ({
    connector: { id, app: 'app_file', kind, name: called, status: 'active' as const, createdAt: 0, updatedAt: 0 },
    settings: undefined,
  })),
});
