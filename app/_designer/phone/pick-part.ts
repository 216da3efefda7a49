import type { Editor } from '../editor/editor.ts';
import { readFields } from '#app/_ui/form/read-form.ts';

/** Shows in the settings what the builder pointed at in the phone: the step, and its field that holds those words. */
export const pickPart = (editor: Editor, node: string, part: string): void => {
  const definition = editor.model.getState().model.cards.get(node)?.facts.definition;
  const last = part.split('.').at(-1) ?? '';
  const field = definition === undefined ? undefined : readFields(definition.config).find(({ name }) => name === last)?.name;
  editor.view.setState({
    selection: new Set([node]),
    focused: node,
    side: 'settings',
    over: 'side',
    wantField: { node, ...(field === undefined ? {} : { field }) },
  });
};
