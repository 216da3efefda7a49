import type { Graph } from '#flows/graph/graph.ts';
import type { Editor } from '../editor/editor.ts';
import { showDrawing } from '../shown/show-drawing.ts';
import { addressWith, type Comparison, comparisonTitle } from './comparison.ts';
import { drawComparison } from './draw-comparison.ts';

/** Draws a comparison in the draft's place until the builder goes back; meanwhile the page's address is a link to it. */
export const compareOnCanvas = (editor: Editor, comparison: Comparison, before: Graph, after: Graph): void => {
  const drawing = { ...drawComparison(before, after), title: comparisonTitle(comparison, editor.language.say) };
  history.replaceState(history.state, '', addressWith(location.href, comparison));
  showDrawing(editor, drawing);
  const stop = editor.view.subscribe(({ shown }) => {
    if (shown === drawing || shown?.title === drawing.title) return;
    stop();
    history.replaceState(history.state, '', addressWith(location.href, undefined));
  });
};
