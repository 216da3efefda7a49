import type { Editor } from '../editor/editor.ts';

/** Shows the settings of a step or a zone, over the canvas where there is no room beside it, and goes to their first field. */
export const openSettings = (editor: Editor, id: string): void =>
  editor.view.setState({ selection: new Set([id]), side: 'settings', over: 'side', wantField: { node: id } });
