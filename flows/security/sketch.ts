import type { GraphEdge, GraphNode, Zone } from '../graph/graph.ts';

/** A drawing without the rest of its graph: what one author has put there. */
export type Drawing = {
  zones: Readonly<Record<string, Zone>>;
  nodes: Readonly<Record<string, GraphNode>>;
  edges: Readonly<Record<string, GraphEdge>>;
};

type Step = {
  type: string;
  name?: string;
  config?: Readonly<Record<string, unknown>>;
  zone: 'public' | 'secure';
  /** Columns from the left; steps of one column stand below each other in the order they were drawn. */
  column: number;
};

export type Sketch = ReturnType<typeof openSketch>;

/** An outcome of a step that was drawn, and that leads on to what is drawn next. */
export type Exit = { from: string; outcome: string };

/** Wires several outcomes to one step. */
export const lead = (sketch: Sketch, exits: readonly Exit[], to: string): void => {
  for (const { from, outcome } of exits) sketch.wire(from, outcome, to);
};

/** Keeps the page's ids apart from those of templates and of steps added by hand. */
export const prefix = 'security-';

/** Canvas units; cards are 236 wide (LOOK: the node card). */
const [columnWidth, margin, head, gap, zoneGap] = [320, 48, 88, 32, 56];
/** Room for a card: enough for three outcomes, a problem mark and the line of what it costs. */
const cardHeight = 184;
const childHeight = 152;

/**
 * Draws steps in columns, the public zone above the secure one, and sizes the zones to what stands in them. Names are the
 * caller's, so that the same answers always draw the same graph; `step` and `method` answer the id.
 */
export const openSketch = () => {
  const steps = new Map<string, Step & { children: string[] }>();
  const parents = new Map<string, string>();
  const edges: Record<string, GraphEdge> = {};
  const relocks: Partial<Record<Zone['kind'], Zone['relock']>> = {};

  const step = (called: string, drawn: Step): string => {
    const id = prefix + called;
    steps.set(id, { ...drawn, children: [] });
    return id;
  };

  return {
    step,
    /** A method of a chain, after the ones it has. */
    method: (chain: string, called: string, drawn: Omit<Step, 'zone' | 'column'>): string => {
      const container = steps.get(chain);
      const id = step(called, { ...drawn, zone: container?.zone ?? 'public', column: container?.column ?? 0 });
      container?.children.push(id);
      parents.set(id, chain);
      return id;
    },
    wire: (from: string, outcome: string, to: string): void => {
      edges[`${from}-${outcome}`] = { from, outcome, to };
    },
    relock: (zone: Zone['kind'], policy: NonNullable<Zone['relock']>): void => {
      relocks[zone] = policy;
    },
    finish: (): Drawing => {
      const nodes: Record<string, GraphNode> = {};
      const zones: Record<string, Zone> = {};
      let top = 0;
      for (const kind of ['public', 'secure'] as const) {
        const filled = new Map<number, number>();
        for (const [id, { zone, column, type, name, config, children }] of steps) {
          if (zone !== kind) continue;
          const parent = parents.get(id);
          const y = filled.get(column) ?? head;
          const position = parent === undefined ? { x: margin + column * columnWidth, y } : { x: 0, y: 0 };
          nodes[id] = {
            type,
            version: 1,
            ...(name !== undefined && { name }),
            zone: kind,
            ...(parent !== undefined && { parent }),
            order: orderOf(Object.keys(nodes).length),
            position,
            config: { ...config },
          };
          if (parent === undefined) filled.set(column, y + cardHeight + children.length * childHeight + gap);
        }
        const columns = Math.max(1, ...[...filled.keys()].map((column) => column + 1));
        const height = Math.max(head + cardHeight, ...filled.values()) + 16;
        zones[kind] = {
          key: kind,
          kind,
          name: kind === 'public' ? 'Public' : 'Secure',
          order: kind === 'public' ? 'a0' : 'a1',
          position: { x: 0, y: top },
          size: { width: margin * 2 + columns * columnWidth - (columnWidth - 236), height },
          ...(relocks[kind] !== undefined && { relock: relocks[kind] }),
        };
        top += height + zoneGap;
      }
      return { zones, nodes, edges };
    },
  };
};

/** Fractional order keys: `a0` to `az`, then `b00` to `bzz` (base 62, as `fractional-indexing` counts). */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const orderOf = (index: number): string =>
  index < digits.length ? `a${digits[index]}` : `b${digits[Math.floor(index / digits.length) - 1]}${digits[index % digits.length]}`;
