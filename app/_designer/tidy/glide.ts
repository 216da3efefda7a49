import type { Point } from '../edit/geometry.ts';
import type { Editor } from '../editor/editor.ts';
import { zoneKey } from '../view/create-view.ts';

/** Within 300 ms (EDITOR 19). */
const lastsMs = 240;
/** More cards than this jump: drawing them all for each frame would take longer than the glide. */
const atMost = 150;

const eased = (share: number): number => 1 - (1 - share) ** 3;

/** Where cards and zones stand in the document, relative as it has them. */
export const placesNow = (editor: Editor): ReadonlyMap<string, Point> => {
  const { nodes, zones } = editor.document.store.getState().graph;
  return new Map([
    ...Object.entries(nodes).flatMap(([id, node]) => (node.parent === undefined ? [[id, node.position] as const] : [])),
    ...Object.entries(zones).map(([id, zone]) => [zoneKey(id), zone.position] as const),
  ]);
};

/** Lets cards and zones glide from where they were to where they are now; at once for people who want no motion. */
export const glide = (editor: Editor, before: ReadonlyMap<string, Point>): void => {
  const moved = [...placesNow(editor)].flatMap(([id, to]) => {
    const from = before.get(id);
    return from === undefined || (from.x === to.x && from.y === to.y) ? [] : [{ id, from, to }];
  });
  if (moved.length === 0 || moved.length > atMost || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const began = performance.now();
  const { graph } = editor.document.store.getState();
  const frame = (now: number): void => {
    const share = Math.min(1, (now - began) / lastsMs);
    // Somebody went on working: what they do counts, not the glide.
    if (share === 1 || editor.document.store.getState().graph !== graph) {
      editor.view.setState({ moving: {} });
      return;
    }
    const at = eased(share);
    editor.view.setState({
      moving: Object.fromEntries(moved.map(({ id, from, to }) => [id, { x: from.x + (to.x - from.x) * at, y: from.y + (to.y - from.y) * at }])),
    });
    requestAnimationFrame(frame);
  };
  frame(began);
};
