import type { Editor } from '../editor/editor.ts';
import { isNarrow } from '../use-layout.ts';
import type { SidePanel } from '../view/create-view.ts';

/** Shows a panel of the right side and puts the focus on its tab; on a narrow screen it slides over the canvas. */
export const openSide = (editor: Editor, side: SidePanel): void => {
  editor.view.setState({ side, ...(isNarrow() && { over: 'side' }) });
  requestAnimationFrame(() => document.getElementById(`side-${side}`)?.focus());
};
