import { fillConnectors } from '#flows/templates/fill-connectors.ts';
import type { Template } from '#flows/templates/templates.ts';
import type { Editor } from '../editor/editor.ts';
import { announce } from '../view/create-view.ts';

/** Puts a template's drawing into the flow as one undoable change. */
export const startFromTemplate = (editor: Editor, template: Template): void => {
  editor.document.transact(`Start from ${template.title}`, (graph) => {
    const { languages: _own, ...drawing } = fillConnectors(template.graph, editor.definitions, editor.app.settings.connectors);
    Object.assign(graph, drawing);
  });
  editor.view.setState({ selection: new Set(), focused: undefined });
  requestAnimationFrame(() => editor.canvas.current?.open());
  announce(editor.view, `Started from ${template.title}`);
};
