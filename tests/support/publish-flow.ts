import { expandFlow } from '#flows/testing/expand-flow.ts';
import { compactFlow } from '#flows/testing/case.ts';
import type { TestFlow } from './api.ts';
import type { ownerSession } from './owner.ts';

type Call = Awaited<ReturnType<typeof ownerSession>>;

/** Draws a flow over the console's own calls and publishes it. */
export const publishFlow = async (call: Call, app: string, slug: string, flow: TestFlow): Promise<void> => {
  const { zones, nodes, edges, strings } = expandFlow(compactFlow.parse(flow));
  const { id } = await call('flows.create', { app, slug, name: slug });
  const patches = Object.entries({ zones, nodes, edges, strings }).map(([key, value]) => ({ op: 'replace', path: [key], value }));
  await call('flows.save', { flow: id, base: 0, label: 'Drawn', patches });
  await call('flows.publish', { flow: id, revision: 1, label: 'First' });
};
