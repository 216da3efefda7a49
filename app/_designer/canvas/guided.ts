import { type Point, sum } from '../edit/geometry.ts';
import type { Editor } from '../editor/editor.ts';
import { standing } from '../model/wire-ends.ts';
import { align, type Aligned } from './align.ts';

/** Px of the window within which a dragged card snaps to a line (EDITOR 19). */
const within = 5;

const free: Aligned = { dx: 0, dy: 0, guides: [] };

/** How a card that is dragged to `to` (from its zone) comes in line with the cards that are not dragged with it. */
export const guided = (editor: Editor, id: string, to: Point, dragged: ReadonlySet<string>, zoom: number): Aligned => {
  const scene = editor.scene.get();
  const card = scene.cards.get(id);
  const zone = scene.graph.zones[card?.zone ?? ''];
  if (card === undefined || zone === undefined || card.container !== undefined) return free;
  const others = [...standing(scene)].flatMap(([other, rect]) => (dragged.has(other) || other === id ? [] : [rect]));
  return align({ ...sum(zone.position, to), ...card.size }, others, within / zoom);
};
