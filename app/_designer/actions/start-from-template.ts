import { fillConnectors } from '#flows/templates/fill-connectors.ts';
import type { Template } from '#flows/templates/templates.ts';
import type { Editor } from '../editor/editor.ts';
import { announce } from '../view/create-view.ts';

/** Puts a template's drawing into the flow as one undoable change. */
export const startFromTemplate = (editor: Editor, template: Template): void => {
  const { say } = editor.language;
  const title = say(template.title);
  editor.document.transact(say('Start from {template}', { template: title }), (graph) => {
    const { languages: _own, ...drawing } = fillConnectors(template.graph, editor.definitions, editor.app.settings.connectors);
    Object.assign(graph, drawing);
  });
  editor.view.setState({ selection: new Set(), focused: undefined });
  requestAnimationFrame(() => editor.canvas.current?.open());
  announce(editor.view, say('Started from {template}', { template: title }));
};
