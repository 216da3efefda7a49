import type { HistoryStep } from '../document/history-step.ts';
import type { Editor } from '../editor/editor.ts';
import { say, zoneKey, zoneOfKey } from '../view/create-view.ts';

/** What a step of the history is about, as far as it is there now: it is selected, so that the eye finds it. */
const touched = (editor: Editor, step: HistoryStep): string[] => {
  const { graph } = editor.document.store.getState();
  const ids = step.patches.flatMap(({ path: [collection, id] }) => {
    if (typeof id !== 'string') return [];
    if (collection === 'nodes') return Object.hasOwn(graph.nodes, id) ? [id] : [];
    if (collection === 'edges') return Object.hasOwn(graph.edges, id) ? [id] : [];
    return collection === 'zones' && Object.hasOwn(graph.zones, id) ? [zoneKey(id)] : [];
  });
  // A zone that grew or gave way for a step is not what it was about.
  const steps = ids.filter((id) => zoneOfKey(id) === undefined);
  return [...new Set(steps.length > 0 ? steps : ids)];
};

const travelled = (editor: Editor, word: string, step: HistoryStep | undefined): void => {
  if (step === undefined) {
    say(editor.view, word === 'Undone' ? 'Nothing to undo' : 'Nothing to redo');
    return;
  }
  editor.view.setState({ selection: new Set(touched(editor, step)), moving: {} });
  say(editor.view, `${word}: ${step.label}`);
};

export const undo = (editor: Editor): void => travelled(editor, 'Undone', editor.document.undo());
export const redo = (editor: Editor): void => travelled(editor, 'Redone', editor.document.redo());

/** Through several steps at once, to where somebody pointed in the history: forward by so many, or back. */
export const travelBy = (editor: Editor, by: number): void => {
  const travel = by < 0 ? editor.document.undo : editor.document.redo;
  let last: HistoryStep | undefined;
  for (let count = Math.abs(by); count > 0; count -= 1) last = travel() ?? last;
  if (last === undefined) return;
  travelled(editor, by < 0 ? 'Undone' : 'Redone', last);
  if (Math.abs(by) > 1) say(editor.view, by < 0 ? `Undone: ${-by} steps, back to before ${last.label}` : `Redone: ${by} steps, up to ${last.label}`);
};
