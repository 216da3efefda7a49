import { fitNodes } from '#flows/graph/fit-nodes.ts';
import { type FlowFile, readFlowFile } from '#flows/graph/flow-file.ts';
import type { Say } from '#flows/languages/say.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { replaceGraph } from '../edit/replace-graph.ts';
import type { Editor } from '../editor/editor.ts';
import { announce } from '../view/create-view.ts';

export type Imported = { ok: true; summary: string; added: number } | { ok: false; message: string };

/** “12 steps, 14 wires and 2 zones in 2 languages.” */
const summaryOf = ({ nodes, edges, zones, languages }: Graph, say: Say): string =>
  say(
    '{steps, plural, one {# step} other {# steps}}, {wires, plural, one {# wire} other {# wires}} and {zones, plural, one {# zone} other {# zones}} in {languages, plural, one {# language} other {# languages}}.',
    { steps: Object.keys(nodes).length, wires: Object.keys(edges).length, zones: Object.keys(zones).length, languages: languages.length },
  );

/** Scenarios of a file that the flow does not have yet, by name: bringing a flow's own file back in doubles none. */
const newScenarios = async ({ scenarioFiles }: Editor, { scenarios = [] }: FlowFile): Promise<readonly unknown[]> => {
  if (scenarios.length === 0) return [];
  const known = new Set((await scenarioFiles.exported()).map(({ name }) => name));
  return scenarios.filter(
    (scenario) => typeof scenario !== 'object' || scenario === null || !('name' in scenario) || !known.has(String(scenario['name'])),
  );
};

/**
 * Takes a file's drawing in place of this one, as one undoable change, and says what came. Its scenarios join those there are;
 * they are no part of the drawing and are not undone with it.
 */
export const importFlow = async (editor: Editor, text: string): Promise<Imported> => {
  const { say } = editor.language;
  const read = readFlowFile(text, say);
  if (!read.ok) {
    const [issue] = read.issues;
    return { ok: false, message: [issue?.message, issue?.advice].filter((words) => words !== undefined).join(' ') };
  }
  const { file } = read;
  const { nodes, words } = fitNodes(file.graph.nodes, { definitions: editor.definitions, connectors: editor.app.settings.connectors ?? [], say });
  const done = editor.document.transact(say('Import {file}', { file: file.name }), (graph) => replaceGraph(graph, { ...file.graph, nodes }));
  editor.view.setState({ selection: new Set(), focused: undefined, port: undefined });
  requestAnimationFrame(() => editor.canvas.current?.open());
  const scenarios = await newScenarios(editor, file);
  const added = scenarios.length > 0 && (await editor.scenarioFiles.add(scenarios)) ? scenarios.length : 0;
  const came = done ? [summaryOf(file.graph, say), ...words] : [say('It is what stands here already.')];
  const summary = [
    ...came,
    ...(added === 0 ? [] : [say('{count, plural, one {# scenario} other {# scenarios}} came with it.', { count: added })]),
  ].join(' ');
  announce(editor.view, say('Imported {file}. {summary}', { file: file.name, summary }));
  return { ok: true, summary, added };
};
