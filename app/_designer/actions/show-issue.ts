import type { Issue } from '#flows/kit/issue.ts';
import type { Editor } from '../editor/editor.ts';

/** Selects what a problem is about, brings it into view, and asks for the field it concerns. */
export const showIssue = (editor: Editor, issue: Issue): void => {
  const id = issue.node ?? issue.edge;
  if (id === undefined) return;
  editor.view.setState({
    selection: new Set([id]),
    side: 'settings',
    over: undefined,
    ...(issue.node === undefined ? {} : { focused: issue.node }),
    ...(issue.node === undefined || issue.field === undefined ? {} : { wantField: { node: issue.node, field: issue.field } }),
  });
  editor.canvas.current?.show([id]);
};
