import type { Editor } from '../editor/editor.ts';
import { isNarrow } from '../use-layout.ts';

const focusLine = (): void => document.querySelector<HTMLElement>('.outline [role="treeitem"][tabindex="0"]')?.focus();

/** The outline takes the palette's place and the focus, or slides over the canvas where there is no room for either; and goes again. */
export const toggleOutline = (editor: Editor): void => {
  const { outline, over } = editor.view.getState();
  const opens = isNarrow() ? over !== 'outline' : !outline;
  editor.view.setState(isNarrow() ? { over: opens ? 'outline' : undefined } : { outline: opens });
  // Once it is there.
  if (opens) setTimeout(focusLine, 50);
};
