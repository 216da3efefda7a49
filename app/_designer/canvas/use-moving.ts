'use client';

import { type NodeChange, type OnNodeDrag, useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { dropCards, slotAt } from '../actions/move-cards.ts';
import { difference, type Point, rectOf, sum } from '../edit/geometry.ts';
import { notesIn } from '../edit/notes-in.ts';
import type { Editor } from '../editor/editor.ts';
import { groupOfKey, noteKey, zoneOfKey } from '../view/create-view.ts';
import type { CanvasEdge, CanvasNode } from './derive-nodes.ts';

/** What moves with what is dragged: the steps of a group, and the notes that lie in a zone. */
const movedBy = (editor: Editor, id: string, to: Point): (readonly [string, Point])[] => {
  const { groups, cards, graph } = editor.scene.get();
  const [group, zone] = [groups.get(groupOfKey(id) ?? ''), graph.zones[zoneOfKey(id) ?? '']];
  if (group !== undefined) {
    const by = difference(to, group.position);
    return group.members.flatMap((step) => {
      const card = cards.get(step);
      return card === undefined ? [] : [[step, sum(card.position, by)] as const];
    });
  }
  if (zone === undefined) return [[id, to]];
  const by = difference(to, zone.position);
  const notes = notesIn(graph.notes, rectOf(zone)).flatMap((note) => {
    const found = graph.notes[note];
    return found === undefined ? [] : [[noteKey(note), sum(found.position, by)] as const];
  });
  return [[id, to], ...notes];
};

/** Selecting and dragging. While a drag lasts nothing of it is in the document; when it ends, it is one change. */
export const useMoving = (editor: Editor) => {
  const flow = useReactFlow<CanvasNode, CanvasEdge>();

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const { selection, moving, pinching } = editor.view.getState();
      const nextSelection = new Set(selection);
      const nextMoving: Record<string, (typeof moving)[string]> = { ...moving };
      let selected = false;
      let moved = false;
      for (const change of changes) {
        if (change.type === 'select') {
          selected = true;
          if (change.selected) nextSelection.add(change.id);
          else nextSelection.delete(change.id);
        }
        // Measurements and the resizer's own changes are no edits (EDITOR trap 20); sizes are declared.
        if (change.type === 'position' && change.dragging === true && change.position !== undefined && pinching !== true) {
          moved = true;
          for (const [id, at] of movedBy(editor, change.id, change.position)) nextMoving[id] = at;
        }
      }
      if (selected) editor.view.setState({ selection: nextSelection });
      if (moved) editor.view.setState({ moving: nextMoving });
    },
    [editor],
  );

  const onNodeDrag = useCallback<OnNodeDrag<CanvasNode>>(
    (_event, node, nodes) => {
      const at = flow.getInternalNode(node.id)?.internals.positionAbsolute;
      const slot =
        nodes.length === 1 && at !== undefined ? slotAt(editor, node.id, { ...at, width: node.width ?? 0, height: node.height ?? 0 }) : undefined;
      const before = editor.view.getState().slot;
      if (slot?.container !== before?.container || slot?.index !== before?.index) editor.view.setState({ slot });
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
      const { slot, pinching } = editor.view.getState();
      // A second finger came: nothing was meant to be moved.
      if (pinching === true) return;
      dropCards(editor, drops, slot);
      editor.view.setState({ moving: {}, slot: undefined });
    },
    [editor, flow],
  );

  return { onNodesChange, onNodeDrag, onNodeDragStop };
};
