import { flowFileName, writeFlowFile } from '#flows/graph/flow-file.ts';
import type { Editor } from '../editor/editor.ts';
import { appOf } from './app-of.ts';
import { saveFile } from './save-file.ts';

/** The draft as it stands here, with the flow's scenarios, as a file. Rejects with words for the builder. */
export const exportFlow = async (editor: Editor): Promise<void> => {
  const { flow, document, scenarioFiles } = editor;
  const scenarios = await scenarioFiles.exported();
  const { graph } = document.store.getState();
  // Scenarios are played on an app like this one, wherever the file is tested.
  const app = scenarios.length === 0 ? undefined : appOf(editor);
  const text = writeFlowFile({
    name: flow.name,
    slug: flow.slug,
    graph,
    ...(scenarios.length > 0 && { scenarios: [...scenarios] }),
    ...(app && { app }),
  });
  saveFile(flowFileName(flow.slug), new Blob([text], { type: 'application/json' }));
};
