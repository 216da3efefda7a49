import type { Editor } from '../editor/editor.ts';
import { isNarrow } from '../use-layout.ts';

/** The outline takes the palette's place and the focus, or slides over the canvas where there is no room for either; and goes again. */
export const toggleOutline = (editor: Editor): void => {
  const { outline, over } = editor.view.getState();
  const opens = isNarrow() ? over !== 'outline' : !outline;
  const home = opens ? 'outline' : 'canvas';
  editor.view.setState(isNarrow() ? { home, over: opens ? 'outline' : undefined } : { home, outline: opens });
};
