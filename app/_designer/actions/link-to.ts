import type { Editor } from '../editor/editor.ts';

/** Names a step by its id, or a zone by its key on the canvas. */
export const stepParameter = 'step';

/** A link that opens the designer with this step or zone in its middle. */
export const linkTo = ({ app, flow }: Editor, key: string): string => {
  const link = new URL(`/apps/${app.slug}/flows/${flow.slug}`, location.origin);
  link.searchParams.set(stepParameter, key);
  return link.href;
};
