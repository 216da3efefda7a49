import { flowFileName, writeFlowFile } from '#flows/graph/flow-file.ts';
import type { Editor } from '../editor/editor.ts';
import { saveFile } from './save-file.ts';

/** The draft as it stands here, with the flow's scenarios, as a file. Rejects with words for the builder. */
export const exportFlow = async ({ flow, document, scenarioFiles }: Editor): Promise<void> => {
  const scenarios = await scenarioFiles.exported();
  const { graph } = document.store.getState();
  const text = writeFlowFile({ name: flow.name, slug: flow.slug, graph, ...(scenarios.length === 0 ? {} : { scenarios: [...scenarios] }) });
  saveFile(flowFileName(flow.slug), new Blob([text], { type: 'application/json' }));
};
