import { putInContainer, takeOutOfContainer } from '../edit/chain.ts';
import { grid, type Point, type Rect, rectOf, snap, sum } from '../edit/geometry.ts';
import { placeNode } from '../edit/place-node.ts';
import { resizeZone } from '../edit/zones.ts';
import type { Editor } from '../editor/editor.ts';
import { rectOfCard } from '../model/rect-of-card.ts';
import { titleOf } from '../model/names.ts';
import { say, type Slot, zoneOfKey } from '../view/create-view.ts';

/** Puts cards and zones where they were dropped (top left corners on the canvas), as one undoable change. */
export const dropCards = (editor: Editor, drops: ReadonlyMap<string, Point>, slot: Slot | undefined): void => {
  const { model } = editor.model.getState();
  const [only] = drops.keys();
  if (only === undefined) return;
  const zone = zoneOfKey(only);
  const name = drops.size > 1 ? `${drops.size} steps` : zone === undefined ? titleOf(model, only) : (model.graph.zones[zone]?.name ?? 'zone');
  editor.document.transact(`Move ${name}`, (graph) => {
    for (const [key, at] of drops) {
      const zoneId = zoneOfKey(key);
      const place = snap(at);
      if (zoneId !== undefined) {
        const moved = graph.zones[zoneId];
        if (moved !== undefined) moved.position = place;
        continue;
      }
      if (slot !== undefined) {
        putInContainer(graph, key, slot.container, slot.index);
        continue;
      }
      const size = model.cards.get(key)?.size;
      if (size === undefined) continue;
      if (graph.nodes[key]?.parent !== undefined) takeOutOfContainer(graph, key);
      placeNode(graph, key, { ...place, ...size });
    }
  });
};

export const dropZoneEdges = (editor: Editor, zone: string, rect: Rect): void => {
  const name = editor.document.store.getState().graph.zones[zone]?.name ?? 'zone';
  editor.document.transact(`Resize ${name}`, (graph) => resizeZone(graph, zone, rect));
};

/** Moves the selection by the grid. Steps of one burst are one change; a child moves in its order instead. */
export const nudge = (editor: Editor, direction: Point, far: boolean): void => {
  const { model } = editor.model.getState();
  const by = { x: direction.x * grid * (far ? 5 : 1), y: direction.y * grid * (far ? 5 : 1) };
  const chosen = [...editor.view.getState().selection].filter((id) => model.cards.has(id) || zoneOfKey(id) !== undefined);
  const [only] = chosen;
  const child = chosen.length === 1 && only !== undefined ? model.cards.get(only) : undefined;
  if (child?.container !== undefined && child.rank !== undefined) {
    const index = child.rank - 1 + direction.y;
    const count = model.cards.get(child.container)?.children?.length ?? 0;
    if (direction.y === 0 || index < 0 || index >= count) {
      say(
        editor.view,
        direction.y === 0
          ? 'A method is moved up and down, in the order of its chain'
          : `${child.facts.title} stays number ${child.rank} of ${count}`,
      );
      return;
    }
    const { container } = child;
    editor.document.transact(`Move ${child.facts.title}`, (graph) => putInContainer(graph, child.id, container, index));
    say(editor.view, `${child.facts.title} is now number ${index + 1} of ${count}`);
    return;
  }
  editor.document.transact(
    'Move by keyboard',
    (graph) => {
      for (const id of chosen) {
        const zone = zoneOfKey(id);
        if (zone !== undefined) {
          const found = graph.zones[zone];
          if (found !== undefined) found.position = sum(rectOf(found), by);
          continue;
        }
        const rect = rectOfCard(model, id);
        if (rect !== undefined && model.cards.get(id)?.container === undefined) placeNode(graph, id, { ...rect, ...sum(rect, by) });
      }
    },
    { burst: `nudge:${chosen.join()}` },
  );
  say(editor.view, `Moved ${direction.x < 0 ? 'left' : direction.x > 0 ? 'right' : direction.y < 0 ? 'up' : 'down'}`);
};

/** Where a card that is held at `rect` would go in a container, if its middle is over one that takes it. */
export const slotAt = (editor: Editor, id: string, rect: Rect): Slot | undefined => {
  const { model } = editor.model.getState();
  const moving = model.cards.get(id);
  if (moving === undefined || moving.children !== undefined || !mayBeMethod(moving.facts.definition?.role)) return undefined;
  return slotFor(editor, rect, id);
};

const mayBeMethod = (role: string | undefined): boolean => role === undefined;

/** Likewise for a step that does not exist yet. */
export const slotForType = (editor: Editor, type: string, at: Point): Slot | undefined =>
  mayBeMethod(editor.definitions[type]?.role) ? slotFor(editor, { ...at, width: 0, height: 0 }, undefined) : undefined;

const slotFor = (editor: Editor, rect: Rect, moving: string | undefined): Slot | undefined => {
  const { model } = editor.model.getState();
  const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  for (const card of model.cards.values()) {
    const bounds = card.children === undefined ? undefined : rectOfCard(model, card.id);
    if (
      bounds === undefined ||
      middle.x < bounds.x ||
      middle.x > bounds.x + bounds.width ||
      middle.y < bounds.y ||
      middle.y > bounds.y + bounds.height
    )
      continue;
    const others = (card.children ?? []).filter((child) => child !== moving);
    const index = others.findIndex((child) => {
      const other = rectOfCard(model, child);
      return other !== undefined && middle.y < other.y + other.height / 2;
    });
    return { container: card.id, index: index === -1 ? others.length : index };
  }
  return undefined;
};
