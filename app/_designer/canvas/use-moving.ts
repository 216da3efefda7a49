'use client';

import { type NodeChange, type OnNodeDrag, useReactFlow } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { dropCards, slotAt } from '../actions/move-cards.ts';
import { fitsIntoWires, putIntoWire } from '../actions/put-into-wire.ts';
import { difference, type Point, rectOf, sum } from '../edit/geometry.ts';
import { notesIn } from '../edit/notes-in.ts';
import type { Editor } from '../editor/editor.ts';
import { notesOfGroup } from '../model/notes-of-group.ts';
import { groupOfKey, noteKey, zoneOfKey } from '../view/create-view.ts';
import type { CanvasEdge, CanvasNode } from './derive-nodes.ts';
import { edgeUnder } from './edge-under.ts';
import { guided } from './guided.ts';

/** What moves with what is dragged: the steps of a group, and the notes that lie in it or in a zone. */
const movedBy = (editor: Editor, id: string, to: Point): (readonly [string, Point])[] => {
  const { groups, cards, graph } = editor.scene.get();
  const { model } = editor.model.getState();
  const [groupId, zone] = [groupOfKey(id), graph.zones[zoneOfKey(id) ?? '']];
  const notesBy = (notes: readonly string[], by: Point): (readonly [string, Point])[] =>
    notes.flatMap((note) => {
      const found = graph.notes[note];
      return found === undefined ? [] : [[noteKey(note), sum(found.position, by)] as const];
    });
  if (groupId !== undefined) {
    // Open, it is where its steps are; as one card, it is moved itself.
    const [open, card] = [groups.get(groupId), cards.get(id)];
    const from = open?.position ?? card?.position;
    if (from === undefined) return [];
    const by = difference(to, from);
    const steps = (open?.members ?? []).flatMap((step) => {
      const member = cards.get(step);
      return member === undefined ? [] : [[step, sum(member.position, by)] as const];
    });
    return [...(open === undefined ? [[id, to] as const] : steps), ...notesBy(notesOfGroup(model, groupId), by)];
  }
  if (zone === undefined) return [[id, to]];
  return [[id, to], ...notesBy(notesIn(graph.notes, rectOf(zone)), difference(to, zone.position))];
};

/** The wire a step that is dragged by itself would be put into: under the pointer, else under its middle. */
const wireFor = (editor: Editor, event: MouseEvent | TouchEvent, dragged: readonly CanvasNode[], middle: Point | undefined): string | undefined => {
  const [only, ...others] = dragged;
  if (only === undefined || others.length > 0 || !fitsIntoWires(editor, only.id)) return undefined;
  const pointer = 'touches' in event ? (event.touches[0] ?? event.changedTouches[0]) : event;
  return (
    (pointer === undefined ? undefined : edgeUnder(pointer.clientX, pointer.clientY)) ??
    (middle === undefined ? undefined : edgeUnder(middle.x, middle.y))
  );
};

/** Selecting and dragging. While a drag lasts nothing of it is in the document; when it ends, it is one change. */
export const useMoving = (editor: Editor) => {
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  /** Alt is held: the card goes exactly where the pointer is. */
  const exact = useRef(false);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const { selection, moving, pinching } = editor.view.getState();
      const nextSelection = new Set(selection);
      const nextMoving: Record<string, (typeof moving)[string]> = { ...moving };
      const dragged = new Map(
        changes.flatMap((change) =>
          // Measurements and the resizer's own changes are no edits (EDITOR trap 20); sizes are declared.
          change.type === 'position' && change.dragging === true && change.position !== undefined && pinching !== true
            ? [[change.id, change.position] as const]
            : [],
        ),
      );
      const [lead] = dragged;
      const ids = new Set(dragged.keys());
      const { dx, dy, guides } = lead === undefined || exact.current ? { dx: 0, dy: 0, guides: [] } : guided(editor, ...lead, ids, flow.getZoom());
      let selected = false;
      for (const change of changes) {
        if (change.type === 'select') {
          selected = true;
          if (change.selected) nextSelection.add(change.id);
          else nextSelection.delete(change.id);
        }
      }
      for (const [id, to] of dragged) for (const [moved, at] of movedBy(editor, id, sum(to, { x: dx, y: dy }))) nextMoving[moved] = at;
      if (selected) editor.view.setState({ selection: nextSelection });
      if (dragged.size > 0) editor.view.setState({ moving: nextMoving, guides });
    },
    [editor, flow],
  );

  const onNodeDrag = useCallback<OnNodeDrag<CanvasNode>>(
    (event, node, nodes) => {
      exact.current = event.altKey;
      const at = flow.getInternalNode(node.id)?.internals.positionAbsolute;
      const slot =
        nodes.length === 1 && at !== undefined ? slotAt(editor, node.id, { ...at, width: node.width ?? 0, height: node.height ?? 0 }) : undefined;
      const before = editor.view.getState().slot;
      if (slot?.container !== before?.container || slot?.index !== before?.index) editor.view.setState({ slot });
      const middle = at && flow.flowToScreenPosition({ x: at.x + (node.width ?? 0) / 2, y: at.y + (node.height ?? 0) / 2 });
      const dropEdge = slot === undefined ? wireFor(editor, event, nodes, middle) : undefined;
      if (dropEdge !== editor.view.getState().dropEdge) editor.view.setState({ dropEdge });
    },
    [editor, flow],
  );

  const onNodeDragStop = useCallback<OnNodeDrag<CanvasNode>>(
    (_event, _node, nodes) => {
      const drops = new Map(
        nodes.flatMap((node) => {
          const at = flow.getInternalNode(node.id)?.internals.positionAbsolute;
          return at === undefined ? [] : [[node.id, at] as const];
        }),
      );
      const { slot, pinching, dropEdge, guides = [] } = editor.view.getState();
      exact.current = false;
      // A second finger came: nothing was meant to be moved.
      editor.view.setState({ guides: undefined, dropEdge: undefined });
      if (pinching === true) return;
      const [[id, place] = []] = drops;
      if (dropEdge !== undefined && id !== undefined && place !== undefined) putIntoWire(editor, id, dropEdge, place);
      else dropCards(editor, drops, slot, new Set(guides.map(({ axis }) => axis)));
      editor.view.setState({ moving: {}, slot: undefined });
    },
    [editor, flow],
  );

  return { onNodesChange, onNodeDrag, onNodeDragStop };
};
