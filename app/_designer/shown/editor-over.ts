import { createStore } from 'zustand/vanilla';
import { createDocument } from '../document/create-document.ts';
import type { Editor } from '../editor/editor.ts';
import { createScene } from '../model/create-scene.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { noProblems } from '../problems/watch-problems.ts';
import type { Drawing } from './drawing.ts';

/**
 * The same designer over another drawing, which can be looked at and not changed: nothing that is pressed there reaches
 * the draft, because it is given another document.
 */
export const editorOver = (editor: Editor, { graph }: Drawing): Editor => {
  const { say } = editor.language;
  const model = createStore(() => ({ model: createModel(createNodeFacts(editor.definitions, say), say)(graph) }));
  return {
    ...editor,
    rights: { ...editor.rights, edit: false },
    document: createDocument(graph, () => Date.now(), { locked: true, say }),
    model,
    scene: createScene(model, editor.view),
    problems: createStore(() => noProblems),
  };
};
