import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { Note, Zone } from '#flows/graph/graph.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Say } from '#flows/languages/say.ts';
import { difference, type Point, type Size, sum } from '../edit/geometry.ts';
import { inputY, portY } from '../model/card-size.ts';
import { frameAround, type GroupFrame } from '../model/derive-groups.ts';
import type { Card, Model } from '../model/derive-model.ts';
import { cardName, groupName } from '../model/names.ts';
import { compareOrder } from '../model/children-of.ts';
import { outlineOf } from '../outline/derive-outline.ts';
import { groupKey, groupOfKey, noteKey, noteOfKey, type ViewState, zoneKey, zoneOfKey } from '../view/create-view.ts';

/** Everything a card shows comes from the stores by id; `data` stays empty so that React Flow never has a reason to redraw it. */
export type CanvasNode = Node<Record<string, never>, 'step' | 'chain' | 'child' | 'zone' | 'group' | 'folded' | 'note'>;
export type CanvasEdge = Edge<Record<string, never>, 'wire'>;

const noData: Record<string, never> = {};
export const inputHandle = 'in';

/**
 * Zones, groups in them and notes under the wires, cards over them, a container's children over it (EDITOR trap 16: nothing is
 * left to defaults).
 */
const layer = { zone: -10, group: -8, note: -6, card: 1, child: 2, raised: 3 } as const;

const areaWords = { zone: phrase('zone'), group: phrase('group'), note: phrase('note') } as const;

const handlesOf = (card: Card): NodeHandle[] => [
  ...(card.hasInput ? [{ id: inputHandle, type: 'target' as const, position: Position.Left, x: 0, y: inputY, width: 1, height: 1 }] : []),
  ...card.ports.map((port, index) => ({
    id: port.id,
    type: 'source' as const,
    position: Position.Right,
    width: 1,
    height: 1,
    x: card.size.width,
    y: portY(card.size.height, card.ports.length, index),
  })),
];

type Shown = Pick<ViewState, 'selection' | 'moving' | 'focused'>;

/** While a zone is resized by its left or upper edge, what stands in it stays where it is on the canvas. */
const shiftOf = (model: Model, card: Pick<Card, 'zone' | 'container'>, { moving }: Shown): Point | undefined => {
  const resized = card.container === undefined ? moving[zoneKey(card.zone)] : undefined;
  const zone = model.graph.zones[card.zone];
  return resized?.width === undefined || zone === undefined ? undefined : difference(zone.position, resized);
};

const cardNode = (card: Card, name: string, shown: Shown, stop: boolean, shift: Point | undefined, say: Say): CanvasNode => {
  const selected = shown.selection.has(card.id);
  const moving = shown.moving[card.id];
  const kind = card.folded !== undefined ? 'folded' : card.container !== undefined ? 'child' : card.children !== undefined ? 'chain' : 'step';
  return {
    id: card.id,
    type: kind,
    data: noData,
    position: moving !== undefined ? { x: moving.x, y: moving.y } : shift === undefined ? card.position : sum(card.position, shift),
    parentId: card.container ?? zoneKey(card.zone),
    width: card.size.width,
    height: card.size.height,
    // Known before anything is drawn, so that fitting and culling never wait for a measurement (traps 12 and 15).
    measured: card.size,
    handles: handlesOf(card),
    zIndex: moving !== undefined ? layer.raised : kind === 'child' ? layer.child : layer.card,
    selected,
    ariaLabel: name,
    ariaRole: 'group',
    // What may get the focus is never unmounted, however far away it is (trap 13).
    dragging: stop,
    domAttributes: { tabIndex: stop ? 0 : -1, 'aria-roledescription': say(kind === 'folded' ? 'group' : 'step') },
  };
};

/** What zones, groups and notes have in common: they lie behind the cards, and no wire leads to them. */
const areaNode = (
  type: 'zone' | 'group' | 'note',
  key: string,
  { position, size }: { position: Point; size: Size },
  ariaLabel: string,
  { shown, stop, say }: { shown: Shown; stop: boolean; say: Say },
): CanvasNode => ({
  id: key,
  type,
  data: noData,
  position,
  ...size,
  measured: size,
  handles: [],
  zIndex: layer[type],
  selected: shown.selection.has(key),
  connectable: false,
  ariaLabel,
  ariaRole: 'group',
  dragging: stop,
  domAttributes: { tabIndex: stop ? 0 : -1, 'aria-roledescription': say(areaWords[type]) },
});

/** Where a zone or note is, also while it is being moved or resized. */
const placeOf = (key: string, { position, size }: Pick<Note, 'position' | 'size'>, { moving }: Shown): { position: Point; size: Size } => {
  const now = moving[key];
  if (now === undefined) return { position, size };
  return { position: { x: now.x, y: now.y }, size: { width: now.width ?? size.width, height: now.height ?? size.height } };
};

const zoneNode = (id: string, zone: Zone, shown: Shown, stop: boolean, say: Say): CanvasNode => {
  const key = zoneKey(id);
  const name = say(zone.kind === 'secure' ? 'Secure zone: {name}' : 'Public zone: {name}', { name: zone.name });
  // Only name and boundary take the pointer: the field is canvas.
  return {
    ...areaNode('zone', key, placeOf(key, zone, shown), name, { shown, stop, say }),
    dragHandle: '.zone-grip',
    style: { pointerEvents: 'none' },
  };
};

/** A group is where its steps are, also while some of them are being moved. */
const frameOf = ({ cards }: Model, group: GroupFrame, { moving }: Shown): Pick<GroupFrame, 'position' | 'size'> => {
  if (group.members.every((id) => moving[id] === undefined)) return group;
  const rects = group.members.flatMap((id) => {
    const card = cards.get(id);
    return card === undefined ? [] : [{ ...(moving[id] ?? card.position), ...card.size }];
  });
  return frameAround(rects) ?? group;
};

const groupNode = (
  group: GroupFrame,
  frame: Pick<GroupFrame, 'position' | 'size'>,
  name: string,
  shown: Shown,
  stop: boolean,
  say: Say,
): CanvasNode => ({
  ...areaNode('group', groupKey(group.id), frame, name, { shown, stop, say }),
  parentId: zoneKey(group.zone),
  dragHandle: '.group-grip',
  // Only its name takes the pointer: what lies in it is canvas.
  style: { pointerEvents: 'none' },
});

const noteNode = (id: string, note: Note, shown: Shown, stop: boolean, say: Say): CanvasNode => {
  const key = noteKey(id);
  const name = note.text === '' ? say('Note: nothing written yet') : say('Note: {text}', { text: note.text });
  return areaNode('note', key, placeOf(key, note, shown), name, { shown, stop, say });
};

/** Remembers what was made from what: a node of React Flow is a new object only when something on it changed. */
export const createNodeDeriver = (): ((model: Model, shown: Shown, problems: ReadonlyMap<string, number>) => CanvasNode[]) => {
  let known = new Map<string, { inputs: readonly unknown[]; node: CanvasNode }>();
  let last: CanvasNode[] = [];
  let named: { model: Model; problems: ReadonlyMap<string, number>; names: Map<string, string> } | undefined;
  return (model, shown, problems) => {
    // Sentences of hundreds of cards are put together once a change, not once a frame of a drag.
    if (named?.model !== model || named.problems !== problems) named = { model, problems, names: new Map() };
    const { names } = named;
    const nameOf = (card: Card): string => {
      const name = names.get(card.id) ?? cardName(model, card, card.folded === undefined ? (problems.get(card.id) ?? 0) : problemsIn(card.folded));
      names.set(card.id, name);
      return name;
    };
    const next = new Map<string, { inputs: readonly unknown[]; node: CanvasNode }>();
    const remember = (id: string, inputs: readonly unknown[], make: () => CanvasNode): CanvasNode => {
      const before = known.get(id);
      const same =
        before !== undefined && before.inputs.length === inputs.length && before.inputs.every((input, index) => Object.is(input, inputs[index]));
      const entry = same ? before : { inputs, node: make() };
      next.set(id, entry);
      return entry.node;
    };
    // Tab comes to where the focus was, or to where the flow is first read.
    const first = outlineOf(model).order.find((id) => model.cards.has(id)) ?? Object.keys(model.graph.zones).map(zoneKey)[0];
    const isThere = (id: string): boolean =>
      model.cards.has(id) ||
      Object.hasOwn(model.graph.zones, zoneOfKey(id) ?? '') ||
      model.groups.has(groupOfKey(id) ?? '') ||
      Object.hasOwn(model.graph.notes, noteOfKey(id) ?? '');
    const focused = model.standIns.get(shown.focused ?? '') ?? shown.focused;
    const tabStop = focused !== undefined && isThere(focused) ? focused : first;
    const problemsIn = (group: GroupFrame): number => group.inside.reduce((count, id) => count + (problems.get(id) ?? 0), 0);
    const zones = Object.entries(model.graph.zones)
      .sort(([, a], [, b]) => compareOrder(a, b))
      .map(([id, zone]) => {
        const key = zoneKey(id);
        const stop = tabStop === key;
        return remember(key, [zone, shown.moving[key], shown.selection.has(key), stop], () => zoneNode(id, zone, shown, stop, model.say));
      });
    const groups = [...model.groups.values()]
      .filter((group) => Object.hasOwn(model.graph.zones, group.zone))
      .map((group) => {
        const key = groupKey(group.id);
        const frame = frameOf(model, group, shown);
        const [name, stop, shift] = [groupName(group, problemsIn(group), false, model.say), tabStop === key, shiftOf(model, group, shown)];
        const position = shift === undefined ? frame.position : sum(frame.position, shift);
        const { width, height } = frame.size;
        return remember(key, [group.id, group.zone, position.x, position.y, width, height, name, shown.selection.has(key), stop], () =>
          groupNode(group, { position, size: frame.size }, name, shown, stop, model.say),
        );
      });
    const notes = Object.entries(model.graph.notes)
      .sort(([, a], [, b]) => compareOrder(a, b))
      .map(([id, note]) => {
        const key = noteKey(id);
        const stop = tabStop === key;
        return remember(key, [note, shown.moving[key], shown.selection.has(key), stop], () => noteNode(id, note, shown, stop, model.say));
      });
    const cards = [...model.cards.values()]
      // React Flow wants parents before children; a card whose zone is gone has nowhere to be drawn.
      .filter((card) => Object.hasOwn(model.graph.zones, card.zone))
      .sort((a, b) => Number(a.container !== undefined) - Number(b.container !== undefined))
      .map((card) => {
        const name = nameOf(card);
        const stop = tabStop === card.id;
        const shift = shiftOf(model, card, shown);
        return remember(card.id, [card, name, shown.moving[card.id], shown.selection.has(card.id), stop, shift?.x, shift?.y], () =>
          cardNode(card, name, shown, stop, shift, model.say),
        );
      });
    known = next;
    const nodes = [...zones, ...groups, ...notes, ...cards];
    if (nodes.length !== last.length || nodes.some((node, index) => node !== last[index])) last = nodes;
    return last;
  };
};

const plainGroup = { 'aria-roledescription': undefined, 'aria-label': undefined };

export const createEdgeDeriver = (): ((model: Model, selection: ViewState['selection']) => CanvasEdge[]) => {
  let known = new Map<string, { from: unknown; selected: boolean; edge: CanvasEdge }>();
  let last: CanvasEdge[] = [];
  let from: { model: Model; selection: ViewState['selection'] } | undefined;
  return (model, selection) => {
    // A drag changes no wire.
    if (from?.model === model && from.selection === selection) return last;
    from = { model, selection };
    const next: typeof known = new Map();
    const edges = Object.entries(model.graph.edges).flatMap(([id, wire]) => {
      const [source, target] = [model.cards.get(wire.from), model.cards.get(wire.to)];
      const drawn = source?.ports.some((port) => port.edge === id) === true && target?.hasInput === true;
      if (!drawn) return [];
      const before = known.get(id);
      const selected = selection.has(id);
      const entry =
        before !== undefined && before.from === wire && before.selected === selected
          ? before
          : {
              from: wire,
              selected,
              edge: {
                id,
                type: 'wire' as const,
                data: noData,
                source: wire.from,
                sourceHandle: wire.outcome,
                target: wire.to,
                targetHandle: inputHandle,
                selected,
                // Its name is said by what is drawn in it: a step that is named anew must not make a new list of wires.
                ariaRole: 'presentation' as const,
                domAttributes: plainGroup,
                focusable: false,
                // Its end can be led elsewhere; of several that end at one port, the selected one is on top.
                reconnectable: 'target' as const,
                zIndex: selected ? layer.card : 0,
              },
            };
      next.set(id, entry);
      return [entry.edge];
    });
    known = next;
    if (edges.length !== last.length || edges.some((edge, index) => edge !== last[index])) last = edges;
    return last;
  };
};
