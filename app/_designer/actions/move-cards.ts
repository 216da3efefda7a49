import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import { putInContainer, takeOutOfContainer } from '../edit/chain.ts';
import { centre, difference, grid, type Point, type Rect, rectOf, snap, sum } from '../edit/geometry.ts';
import { moveGroup } from '../edit/groups.ts';
import { moveNote } from '../edit/notes.ts';
import { moveNotesIn } from '../edit/notes-in.ts';
import { placeNode } from '../edit/place-node.ts';
import { resizeZone } from '../edit/zones.ts';
import type { Editor } from '../editor/editor.ts';
import type { Model } from '../model/derive-model.ts';
import { drawnRects } from '../model/drawn-rects.ts';
import { notesOfGroup } from '../model/notes-of-group.ts';
import { rectOfCard } from '../model/rect-of-card.ts';
import { titleOf } from '../model/names.ts';
import { groupKey, groupOfKey, noteKey, noteOfKey, announce, type Slot, zoneOfKey } from '../view/create-view.ts';

type Moving = Pick<Editor, 'document' | 'model' | 'scene' | 'view' | 'language'>;

const labelOfDrop = (editor: Moving, drops: ReadonlyMap<string, Point>): string => {
  const { say } = editor.language;
  const { model } = editor.model.getState();
  const [only = ''] = drops.keys();
  if (drops.size > 1) return say('Move {count, plural, one {# thing} other {# things}}', { count: drops.size });
  if (noteOfKey(only) !== undefined) return say('Move a note');
  const name = model.graph.zones[zoneOfKey(only) ?? '']?.name ?? model.groups.get(groupOfKey(only) ?? '')?.name ?? titleOf(model, only);
  return say('Move {name}', { name });
};

/** Full sizes, whatever is drawn: how somebody sees the flow must not move what others see (EDITOR 6). */
const rectsOfCards = (model: Model): ReadonlyMap<string, Rect> =>
  new Map(
    [...model.cards.keys()].flatMap((id) => {
      const rect = rectOfCard(model, id);
      return rect === undefined ? [] : [[id, rect] as const];
    }),
  );

const dropZone = (graph: Draft<Graph>, id: string, place: Point): void => {
  const zone = graph.zones[id];
  if (zone === undefined) return;
  moveNotesIn(graph, rectOf(zone), difference(place, zone.position));
  zone.position = place;
};

/** What goes with the groups among these, and is not moved once more by itself: their steps, and the notes that lie in them. */
const movedByGroups = (model: Model, keys: Iterable<string>): ReadonlySet<string> =>
  new Set(
    [...keys].flatMap((key) => {
      const group = model.groups.get(groupOfKey(key) ?? '');
      return group === undefined ? [] : [...group.members, ...notesOfGroup(model, group.id).map(noteKey)];
    }),
  );

const moveWithNotes = (graph: Draft<Graph>, model: Model, group: string, by: Point): void => {
  moveGroup(graph, group, by, rectsOfCards(model));
  // From where they were: a zone that gave way for the group may have taken them along already.
  for (const id of notesOfGroup(model, group)) {
    const note = model.graph.notes[id];
    if (note !== undefined) moveNote(graph, id, sum(note.position, by));
  }
};

const dropGroup = (editor: Moving, graph: Draft<Graph>, group: string, at: Point): void => {
  const { model } = editor.model.getState();
  const [rect] = drawnRects(editor.scene.get(), groupKey(group));
  if (rect !== undefined) moveWithNotes(graph, model, group, snap(difference(at, rect)));
};

const dropCard = (editor: Moving, graph: Draft<Graph>, id: string, place: Point): void => {
  const size = editor.model.getState().model.cards.get(id)?.size;
  const drawn = editor.scene.get().cards.get(id)?.size;
  if (size === undefined) return;
  if (graph.nodes[id]?.parent !== undefined) takeOutOfContainer(graph, id);
  placeNode(graph, id, { ...place, ...size }, centre({ ...place, ...(drawn ?? size) }));
};

/** On the grid, but for the axes on which it stands in line with another card. */
const settle = (at: Point, aligned: ReadonlySet<'x' | 'y'>): Point => {
  const snapped = snap(at);
  return { x: aligned.has('x') ? Math.round(at.x) : snapped.x, y: aligned.has('y') ? Math.round(at.y) : snapped.y };
};

/**
 * Puts cards, groups, notes and zones where they were dropped (top left corners on the canvas), as one undoable change.
 * `aligned`: the axes on which what was dragged stands in line with something.
 */
export const dropCards = (editor: Moving, drops: ReadonlyMap<string, Point>, slot: Slot | undefined, aligned: ReadonlySet<'x' | 'y'>): void => {
  if (drops.size === 0) return;
  const moved = movedByGroups(editor.model.getState().model, drops.keys());
  editor.document.transact(labelOfDrop(editor, drops), (graph) => {
    for (const [key, at] of drops) {
      const [zone, group, note] = [zoneOfKey(key), groupOfKey(key), noteOfKey(key)];
      // What goes with its group when that is dragged too.
      if (moved.has(key)) continue;
      if (zone !== undefined) dropZone(graph, zone, snap(at));
      else if (group !== undefined) dropGroup(editor, graph, group, at);
      else if (note !== undefined) moveNote(graph, note, snap(at));
      else if (slot !== undefined) putInContainer(graph, key, slot.container, slot.index);
      else dropCard(editor, graph, key, settle(at, aligned));
    }
  });
};

export const dropZoneEdges = (editor: Editor, zone: string, rect: Rect): void => {
  const name = editor.document.store.getState().graph.zones[zone]?.name ?? editor.language.say('zone');
  editor.document.transact(editor.language.say('Resize {name}', { name }), (graph) => resizeZone(graph, zone, rect));
};

/** Moves the selection by the grid. Steps of one burst are one change; a child moves in its order instead. */
export const nudge = (editor: Moving, direction: Point, far: boolean): void => {
  const { model } = editor.model.getState();
  const { say } = editor.language;
  const by = { x: direction.x * grid * (far ? 5 : 1), y: direction.y * grid * (far ? 5 : 1) };
  const chosen = [...editor.view.getState().selection].filter((id) => model.cards.has(id) || drawnRects(model, id).length === 1);
  const [only] = chosen;
  const child = chosen.length === 1 && only !== undefined ? model.cards.get(only) : undefined;
  if (child?.container !== undefined && child.rank !== undefined) {
    const index = child.rank - 1 + direction.y;
    const count = model.cards.get(child.container)?.children?.length ?? 0;
    if (direction.y === 0 || index < 0 || index >= count) {
      announce(
        editor.view,
        direction.y === 0
          ? say('A method is moved up and down, in the order of its chain')
          : say('{step} stays number {number} of {count}', { step: child.facts.title, number: child.rank, count }),
      );
      return;
    }
    const { container } = child;
    editor.document.transact(say('Move {name}', { name: child.facts.title }), (graph) => putInContainer(graph, child.id, container, index));
    announce(editor.view, say('{step} is now number {number} of {count}', { step: child.facts.title, number: index + 1, count }));
    return;
  }
  const moved = movedByGroups(model, chosen);
  editor.document.transact(
    say('Move by keyboard'),
    (graph) => {
      for (const id of chosen) {
        if (moved.has(id)) continue;
        const zone = zoneOfKey(id);
        if (zone !== undefined) {
          const found = graph.zones[zone];
          if (found !== undefined) dropZone(graph, zone, sum(rectOf(found), by));
          continue;
        }
        const [rect] = drawnRects(model, id);
        const [group, note] = [groupOfKey(id), noteOfKey(id)];
        if (rect !== undefined && group !== undefined) moveWithNotes(graph, model, group, by);
        else if (rect !== undefined && note !== undefined) moveNote(graph, note, sum(rect, by));
        else if (rect !== undefined && model.cards.get(id)?.container === undefined) placeNode(graph, id, { ...rect, ...sum(rect, by) });
      }
    },
    { burst: `nudge:${chosen.join()}` },
  );
  announce(editor.view, say(direction.x < 0 ? 'Moved left' : direction.x > 0 ? 'Moved right' : direction.y < 0 ? 'Moved up' : 'Moved down'));
};

/** Where a card that is held at `rect` would go in a container, if its middle is over one that takes it. */
export const slotAt = (editor: Editor, id: string, rect: Rect): Slot | undefined => {
  const model = editor.scene.get();
  const moving = model.cards.get(id);
  if (moving === undefined || moving.children !== undefined || !mayBeMethod(moving.facts.definition?.role)) return undefined;
  return slotFor(editor, rect, id);
};

const mayBeMethod = (role: string | undefined): boolean => role === undefined;

/** Likewise for a step that does not exist yet. */
export const slotForType = (editor: Editor, type: string, at: Point): Slot | undefined =>
  mayBeMethod(editor.definitions[type]?.role) ? slotFor(editor, { ...at, width: 0, height: 0 }, undefined) : undefined;

const slotFor = (editor: Editor, rect: Rect, moving: string | undefined): Slot | undefined => {
  const model = editor.scene.get();
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
