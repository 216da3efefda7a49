import { emptyGraph } from '#flows/graph/empty-graph.ts';
import { fitNodes } from '#flows/graph/fit-nodes.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { parseGraph } from '#flows/graph/parse-graph.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Say } from '#flows/languages/say.ts';
import { registry } from '#flows/nodes/registry.ts';
import { fillConnectors } from '#flows/templates/fill-connectors.ts';
import { templates } from '#flows/templates/templates.ts';
import { connectorsOf } from '#server/connectors/connectors-of.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault, invalid } from '../fault.ts';
import { note } from '../note.ts';
import { keepTemplateScenarios } from '../scenarios/keep-template-scenarios.ts';

/** A file's drawing as it can be in this app. Throws what is wrong with it. */
const readDrawing = async ({ storage }: Services, app: string, drawn: unknown, say: Say): Promise<{ graph: Graph; words: readonly string[] }> => {
  const read = parseGraph(drawn, say);
  if (!read.ok)
    throw new Fault('invalid', phrase('The file cannot be taken in.'), { reasons: read.issues.slice(0, 5).map(({ message }) => message) });
  const { nodes, words } = fitNodes(read.graph.nodes, { definitions: registry, connectors: await connectorsOf(storage, app), say });
  return { graph: { ...read.graph, nodes }, words };
};

/** A new flow: blank, begun from a template, or from a file. `words` say what of the file is different here. */
export const createFlow = async (
  access: Authorized<'flow.edit', AppAccess>,
  services: Services,
  input: { slug: string; name: string; template?: string | undefined; graph?: unknown },
): Promise<{ id: string; slug: string; words: readonly string[] }> => {
  const { storage, random, clock } = services;
  const template = Object.entries(templates).find(([id]) => id === input.template)?.[1];
  if (input.template !== undefined && template === undefined) throw invalid({ template: phrase('There is no such template. Choose another.') });
  const given = input.graph === undefined ? undefined : await readDrawing(services, access.app.id, input.graph, access.actor.say);
  const graph =
    given?.graph ??
    (template ? fillConnectors(template.graph, registry, await connectorsOf(storage, access.app.id)) : emptyGraph(access.app.defaultLanguage));
  const { plan } = await compileFor(storage, access.app, graph);
  const id = random.id('flw');
  const now = clock.now();
  const created = await storage.flows.create(
    { id, app: access.app.id, slug: input.slug, name: input.name, createdAt: now, updatedAt: now },
    graph,
    plan ?? null,
  );
  if (!created.ok) throw invalid({ slug: phrase('Another flow of this app has this short name. Choose another.') });
  await note(access, services, 'flow.created', id, { slug: input.slug, template: input.template ?? null });
  const flow = input.template === undefined ? undefined : await storage.flows.find(id);
  if (flow !== undefined && input.template !== undefined)
    await keepTemplateScenarios({ ...access, flow }, services, { template: input.template, graph });
  return { id, slug: input.slug, words: given?.words ?? [] };
};
