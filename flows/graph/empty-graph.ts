import { generateNKeysBetween } from 'fractional-indexing';
import type { Graph } from './graph.ts';

/** A blank drawing: the open and the guarded court side by side, nothing in them. */
export const emptyGraph = (language: string): Graph => {
  const [first = '', second = ''] = generateNKeysBetween(null, null, 2);
  return {
    format: 1,
    languages: [language],
    zones: {
      public: { key: 'public', kind: 'public', name: 'Public', order: first, position: { x: 0, y: 0 }, size: { width: 1240, height: 600 } },
      secure: { key: 'secure', kind: 'secure', name: 'Secure', order: second, position: { x: 1280, y: 0 }, size: { width: 720, height: 600 } },
    },
    nodes: {},
    edges: {},
    notes: {},
    groups: {},
    strings: {},
  };
};
