import type { Editor } from '../editor/editor.ts';
import { isNarrow } from '../use-layout.ts';

/** The outline takes the palette's place, or slides over the canvas where there is no room for either; and goes again. */
export const toggleOutline = (editor: Editor): void => {
  const { outline, over } = editor.view.getState();
  if (isNarrow()) editor.view.setState({ over: over === 'outline' ? undefined : 'outline' });
  else editor.view.setState({ outline: !outline });
};
