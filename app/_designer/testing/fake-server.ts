import { applyPatches } from '#flows/graph/apply-patches.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { overlaps } from '#flows/graph/overlaps.ts';
import type { FlowRemote, Foreign, SaveAnswer } from '../saving/remote.ts';

/** How the way to the server is: requests and answers can be slow, or lost in either direction. */
export type Network = { delay(): number; fate(): 'arrives' | 'request-lost' | 'answer-lost' };

/** A draft store with the rules of the real one: disjoint changes merge, overlapping ones are refused with what happened since. */
export const fakeServer = (graph: Graph) => {
  const operations: Foreign[] = [];
  let draft = graph;
  const listeners = new Set<(revision: number) => void>();
  const save = (author: string, input: Parameters<FlowRemote['save']>[0]): SaveAnswer => {
    const since = operations.filter((operation) => operation.revision > input.base);
    const revision = operations.length;
    if (since.some((operation) => overlaps(input.patches, operation.patches))) return { kind: 'conflict', revision, since };
    const sent = structuredClone(input.patches);
    const applied = applyPatches(draft, sent);
    if (!applied.ok) throw new TypeError('refused');
    draft = applied.graph;
    operations.push({ revision: revision + 1, author, at: 0, label: input.label, patches: sent });
    for (const heard of listeners) heard(revision + 1);
    return { kind: 'saved', revision: revision + 1, since };
  };
  return {
    operations,
    draft: () => ({ revision: operations.length, graph: draft }),
    remote(author: string, network: Network, wait: (ms: number) => Promise<void>): FlowRemote {
      return {
        async save(input) {
          await wait(network.delay());
          const fate = network.fate();
          if (fate === 'request-lost') throw new TypeError('network');
          const answer = save(author, input);
          await wait(network.delay());
          if (fate === 'answer-lost') throw new TypeError('network');
          return answer;
        },
        issues: async () => [],
        draft: async () => ({ revision: operations.length, graph: draft }),
        async operations(after) {
          await wait(network.delay());
          return operations.filter((operation) => operation.revision > after);
        },
        follow(after, { begun, heard }) {
          begun();
          if (operations.length > after) heard(operations.length);
          listeners.add(heard);
          return () => listeners.delete(heard);
        },
      };
    },
  };
};
