import type { ScenarioResult } from '#flows/scenario/result.ts';
import { walkTo } from '../actions/walk.ts';
import type { Editor } from '../editor/editor.ts';

/** Lights the way a scenario took, and brings where it went wrong, or its end, into view. */
export const showPath = (editor: Editor, name: string, { path, node, problem }: ScenarioResult): void => {
  const stands = problem?.node ?? node;
  const steps = [...path, ...(stands === undefined || path.at(-1)?.node === stands ? [] : [{ node: stands }])];
  if (steps.length === 0) {
    if (stands !== undefined) editor.canvas.current?.show([stands]);
    return;
  }
  const wrong = problem === undefined ? -1 : steps.findLastIndex((step) => step.node === problem.node);
  walkTo(editor, name, steps, wrong === -1 ? steps.length - 1 : wrong);
};
