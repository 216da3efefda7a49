import { type FlowApp, flowApp } from '#flows/graph/flow-app.ts';
import type { Editor } from '../editor/editor.ts';

/** What the flow needs of its app, as its file says it: for testing it where there is no app. Undefined when it cannot be said. */
export const appOf = ({ app }: Editor): FlowApp | undefined => {
  const { access, defaultLanguage, lifetimes, connectors = [] } = app.settings;
  const read = flowApp.safeParse({
    name: app.name,
    access,
    defaultLanguage,
    lifetimes,
    columns: app.columns.map(({ key, name, type, unique, options }) => ({ key, name, type, unique, options })),
    connectors: connectors.filter(({ active }) => active).map(({ id, kind, name }) => ({ id, kind, name })),
  });
  return read.success ? read.data : undefined;
};
