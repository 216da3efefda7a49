import type { Graph, GraphNode } from '#flows/graph/graph.ts';

export const toyNode = (type: string, over: Partial<GraphNode> = {}): GraphNode => ({
  type,
  version: 1,
  zone: 'open',
  order: 'a0',
  position: { x: 0, y: 0 },
  config: {},
  ...over,
});

/** A public and a secure zone, nothing in them unless given. */
export const toyGraph = (over: Partial<Graph> = {}): Graph => ({
  format: 1,
  languages: ['en'],
  zones: {
    open: { key: 'open', kind: 'public', name: 'Open', order: 'a0', position: { x: 0, y: 0 }, size: { width: 800, height: 600 } },
    inside: { key: 'inside', kind: 'secure', name: 'Members', order: 'a1', position: { x: 900, y: 0 }, size: { width: 500, height: 600 } },
  },
  nodes: {},
  edges: {},
  notes: {},
  strings: {},
  ...over,
});
