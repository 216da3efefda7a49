import { emptyGraph } from '#flows/graph/empty-graph.ts';
import { registry } from '#flows/nodes/registry.ts';
import { fillConnectors } from '#flows/templates/fill-connectors.ts';
import { templates } from '#flows/templates/templates.ts';
import { connectorsOf } from '#server/connectors/connectors-of.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { invalid } from '../fault.ts';
import { note } from '../note.ts';
import { keepTemplateScenarios } from '../scenarios/keep-template-scenarios.ts';

/** A new flow: blank, or begun from a template. */
export const createFlow = async (
  access: Authorized<'flow.edit', AppAccess>,
  services: Services,
  input: { slug: string; name: string; template?: string | undefined },
): Promise<{ id: string; slug: string }> => {
  const { storage, random, clock } = services;
  const template = Object.entries(templates).find(([id]) => id === input.template)?.[1];
  if (input.template !== undefined && template === undefined) throw invalid({ template: 'There is no such template. Choose another.' });
  const graph = template
    ? fillConnectors(template.graph, registry, await connectorsOf(storage, access.app.id))
    : emptyGraph(access.app.defaultLanguage);
  const { plan } = await compileFor(storage, access.app, graph);
  const id = random.id('flw');
  const now = clock.now();
  const created = await storage.flows.create(
    { id, app: access.app.id, slug: input.slug, name: input.name, createdAt: now, updatedAt: now },
    graph,
    plan ?? null,
  );
  if (!created.ok) throw invalid({ slug: 'Another flow of this app has this short name. Choose another.' });
  await note(access, services, 'flow.created', id, { slug: input.slug, template: input.template ?? null });
  const flow = input.template === undefined ? undefined : await storage.flows.find(id);
  if (flow !== undefined && input.template !== undefined)
    await keepTemplateScenarios({ ...access, flow }, services, { template: input.template, graph });
  return { id, slug: input.slug };
};
