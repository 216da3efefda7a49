import { addZone } from '../edit/zones.ts';
import type { Editor } from '../editor/editor.ts';
import { select, zoneKey } from '../view/create-view.ts';

/** Adds a zone beside the others and shows it. */
export const addZoneOf = (editor: Editor, kind: 'public' | 'secure'): void => {
  const { say } = editor.language;
  let id = '';
  editor.document.transact(say(kind === 'secure' ? 'Add a secure zone' : 'Add a public zone'), (graph) => {
    id = addZone(graph, kind, say);
  });
  select(editor.view, [zoneKey(id)]);
  editor.canvas.current?.show([zoneKey(id)]);
};
