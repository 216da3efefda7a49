import type { Graph } from '#flows/graph/graph.ts';
import type { Services } from '#server/services.ts';

/** A flow whose draft, or published version, has steps that use the connector. */
export type ConnectorUse = { flow: string; slug: string; name: string; draft: boolean; live: boolean };

const names = (value: unknown, connector: string): boolean =>
  value === connector || (typeof value === 'object' && value !== null && Object.values(value).some((inner) => names(inner, connector)));

const uses = (graph: Graph | undefined, connector: string): boolean =>
  graph !== undefined && Object.values(graph.nodes).some(({ config }) => names(config, connector));

/** Where a connector is used: in what people edit now, and in what runs now. */
export const usesOf = async ({ storage }: Pick<Services, 'storage'>, app: string, connector: string): Promise<ConnectorUse[]> => {
  const found = await Promise.all(
    (await storage.flows.list(app)).map(async ({ id, slug, name, published }) => {
      const [draft, version] = await Promise.all([
        storage.flows.draft(id),
        published === null ? undefined : storage.flows.versionGraph(id, published),
      ]);
      return { flow: id, slug, name, draft: uses(draft?.graph, connector), live: uses(version, connector) };
    }),
  );
  return found.filter(({ draft, live }) => draft || live);
};
