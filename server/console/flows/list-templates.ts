import { templatesFor } from '#flows/templates/templates.ts';
import type { AppAccess, Authorized } from '../authorize.ts';

/** Drawings a new flow of this app can begin with. */
export const listTemplates = ({ app }: Authorized<'flow.view', AppAccess>): { id: string; title: string; summary: string }[] =>
  templatesFor(app.access).map(({ id, title, summary }) => ({ id, title, summary }));
