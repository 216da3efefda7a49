import { templates } from '#flows/templates/templates.ts';

/** Drawings a new flow can begin with. */
export const listTemplates = (): { id: string; title: string; summary: string }[] =>
  Object.entries(templates).map(([id, { title, summary }]) => ({ id, title, summary }));
