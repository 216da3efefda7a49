import { compareOrder } from '../model/children-of.ts';
import type { Card, Model } from '../model/derive-model.ts';
import type { Port } from '../model/ports-of.ts';
import { zoneKey } from '../view/create-view.ts';

/** Where an outcome leads, as it is read: on to a step that stands right here, to one told elsewhere, or nowhere. */
export type Leads = { how: 'on' | 'elsewhere'; to: string } | { how: 'back' | 'nowhere' };

type Node<Content> = Content & { key: string; children: readonly OutlineItem[] };

export type OutlineItem =
  | Node<{ kind: 'zone'; zone: string }>
  /** Steps of a group that are read one after the other. */
  | Node<{ kind: 'group'; group: string }>
  /** `inZone`: it stands in another zone than the way that led to it began in. */
  | Node<{ kind: 'step'; id: string; inZone?: string }>
  | Node<{ kind: 'outcome'; from: string; port: Port; leads: Leads }>
  | Node<{ kind: 'unreached' }>;

export type Outline = {
  items: readonly OutlineItem[];
  /** Zones and steps as they are read. */
  order: readonly string[];
  /** Step → the outcome it is first reached by. Entries and what no entry reaches have none. */
  reachedBy: ReadonlyMap<string, { from: string; outcome: string }>;
};

export const outcomeKey = (from: string, outcome: string): string => `${from}/${outcome}`;
/** A group may be come to more than once. */
const groupLineKey = (group: string, first: string): string => `group:${group}/${first}`;
export const unreachedKey = 'unreached';

const targetOf = (model: Model, port: Port): string | undefined => {
  const to = port.edge === undefined ? undefined : model.graph.edges[port.edge]?.to;
  const card = to === undefined ? undefined : model.cards.get(to);
  return card?.container ?? card?.id;
};

/** The outcome the text goes on with: the first way on that leads somewhere, else whatever leads somewhere. */
const onwardOf = (model: Model, card: Card): Port | undefined => {
  const leading = card.ports.filter((port) => targetOf(model, port) !== undefined);
  return leading.find((port) => port.kind === 'pass') ?? leading[0];
};

const derive = (model: Model): Outline => {
  const reachedBy = new Map<string, { from: string; outcome: string }>();
  const told = new Set<string>();
  const order: string[] = [];

  /** What is told in one go from a step on. It is claimed as a whole before side ways are, so that they refer to it. */
  const lineFrom = (start: string): string[] => {
    const line: string[] = [];
    for (let id: string | undefined = start; id !== undefined && !told.has(id); ) {
      const card = model.cards.get(id);
      if (card === undefined) break;
      told.add(id);
      line.push(id);
      const port = onwardOf(model, card);
      const to = port === undefined ? undefined : targetOf(model, port);
      if (port !== undefined && to !== undefined && !told.has(to)) reachedBy.set(to, { from: id, outcome: port.id });
      id = to;
    }
    return line;
  };

  const outcomeItem = (card: Card, port: Port, next: string | undefined, zone: string): OutlineItem => {
    const common = { kind: 'outcome', key: outcomeKey(card.id, port.id), from: card.id, port } as const;
    const to = targetOf(model, port);
    if (to === undefined) return { ...common, leads: { how: port.kind === 'pass' ? 'nowhere' : 'back' }, children: [] };
    if (to === next && onwardOf(model, card)?.id === port.id) return { ...common, leads: { how: 'on', to }, children: [] };
    if (told.has(to)) return { ...common, leads: { how: 'elsewhere', to }, children: [] };
    reachedBy.set(to, { from: card.id, outcome: port.id });
    return { ...common, leads: { how: 'on', to }, children: lineItems(to, zone) };
  };

  const stepItem = (id: string, next: string | undefined, zone: string): OutlineItem => {
    const card = model.cards.get(id);
    order.push(id);
    if (card === undefined) return { kind: 'step', key: id, id, children: [] };
    const within = (card.children ?? []).map((child) => stepItem(child, undefined, card.zone));
    const outcomes = card.ports.map((port) => outcomeItem(card, port, next, zone));
    return { kind: 'step', key: id, id, ...(card.zone === zone ? {} : { inZone: card.zone }), children: [...within, ...outcomes] };
  };

  /** Steps of one group that follow each other stand under its name; the first of them, an entry, keeps its place. */
  const grouped = (steps: readonly OutlineItem[]): OutlineItem[] => {
    const items: OutlineItem[] = [];
    for (const step of steps) {
      const group = model.graph.nodes[step.key]?.group;
      const last = items.at(-1);
      const isEntry = model.cards.get(step.key)?.hasInput === false;
      if (group === undefined || model.graph.groups?.[group] === undefined || isEntry) items.push(step);
      else if (last?.kind === 'group' && last.group === group) items[items.length - 1] = { ...last, children: [...last.children, step] };
      else items.push({ kind: 'group', key: groupLineKey(group, step.key), group, children: [step] });
    }
    return items;
  };

  const lineItems = (start: string, zone: string): OutlineItem[] => {
    const line = lineFrom(start);
    return grouped(line.map((id, index) => stepItem(id, line[index + 1], zone)));
  };

  const inOrder = (cards: readonly Card[]): Card[] =>
    cards.toSorted((a, b) => {
      const [nodeA, nodeB] = [model.graph.nodes[a.id], model.graph.nodes[b.id]];
      return nodeA === undefined || nodeB === undefined ? 0 : compareOrder(nodeA, nodeB) || (a.id < b.id ? -1 : 1);
    });
  const outer = inOrder([...model.cards.values()].filter((card) => card.container === undefined));

  const items: OutlineItem[] = Object.entries(model.graph.zones)
    .sort(([, a], [, b]) => compareOrder(a, b))
    .map(([zone]) => {
      order.push(zoneKey(zone));
      const entries = outer.filter((card) => !card.hasInput && card.zone === zone);
      const children = entries.flatMap((entry): OutlineItem[] => {
        const [first, ...rest] = lineItems(entry.id, zone);
        return first === undefined ? [] : [{ ...first, children: [...first.children, ...rest] }];
      });
      return { kind: 'zone', key: zoneKey(zone), zone, children };
    });

  // Where such a way begins is told first, so that what it leads to is told under it.
  const led = new Set(Object.values(model.graph.edges).map((edge) => edge.to));
  const lost = outer.filter((card) => !told.has(card.id));
  const unreached = [...lost.filter((card) => !led.has(card.id)), ...lost].flatMap((card) => (told.has(card.id) ? [] : lineItems(card.id, '')));
  if (unreached.length > 0) items.push({ kind: 'unreached', key: unreachedKey, children: unreached });
  return { items, order, reachedBy };
};

const known = new WeakMap<Model, Outline>();

/**
 * The whole flow as nested text (EDITOR 10): zones, the entries in them, and from each entry the steps in the order they are
 * read along their outcomes. A step is told once, where it is first reached; elsewhere it is referred to.
 */
export const outlineOf = (model: Model): Outline => {
  const found = known.get(model);
  if (found !== undefined) return found;
  const outline = derive(model);
  known.set(model, outline);
  return outline;
};
