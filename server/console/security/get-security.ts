import type { Issue } from '#flows/kit/issue.ts';
import type { Lifetimes } from '#flows/kit/lifetimes.ts';
import { plainAnswers, type SecurityAnswers } from '#flows/security/answers.ts';
import { changedByHand } from '#flows/security/changed-by-hand.ts';
import { drawFlow } from '#flows/security/draw-flow.ts';
import type { ConnectorNames } from '#flows/security/draw-methods.ts';
import { readAnswers } from '#flows/security/read-answers.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { drawnFlow } from './drawn-flow.ts';
import { differenceWords, handChangeWords } from './in-words.ts';

export type SecurityView = {
  /** Null: the first save draws a new flow. */
  flow: { id: string; slug: string; name: string; revision: number; published: boolean } | null;
  answers: SecurityAnswers;
  lifetimes: Lifetimes;
  /** Whether this page drew the flow. */
  ours: boolean;
  /** What was changed by hand since this page drew the flow. */
  changes: readonly string[];
  /** Why a flow of somebody's own drawing does not fit the form. */
  differences: readonly string[];
  /** What keeps this page's drawing from going live. */
  problems: readonly Issue[];
  connectors: readonly { id: string; name: string; kind: string; active: boolean }[];
};

/** The app's answers to the questions of its Security page, read back from the flow as it is drawn now. */
export const getSecurity = async (access: Authorized<'flow.view', AppAccess>, services: Services): Promise<SecurityView> => {
  const { app } = access;
  const connectors = await services.storage.connectors.list(app.id);
  const names: ConnectorNames = Object.fromEntries(connectors.map(({ id, name }) => [id, name]));
  const common = {
    lifetimes: app.lifetimes,
    connectors: connectors.map(({ id, name, kind, status }) => ({ id, name, kind, active: status === 'active' })),
  };
  const found = await drawnFlow(app, services);
  if (found === undefined)
    return { ...common, flow: null, answers: { ...plainAnswers, access: app.access }, ours: false, changes: [], differences: [], problems: [] };
  const { flow, graph, revision } = found;
  const { answers, differences } = readAnswers(graph, app.access, names);
  const drawing = drawFlow(answers, names);
  const ours = graph.drawn !== undefined;
  return {
    ...common,
    flow: { id: flow.id, slug: flow.slug, name: flow.name, revision, published: flow.published !== null },
    answers,
    ours,
    changes: handChangeWords(changedByHand(graph), graph, drawing),
    problems: ours ? (await compileFor(services.storage, app, graph)).issues.filter(({ severity }) => severity === 'error') : [],
    differences: ours ? [] : differenceWords(differences, graph, drawing),
  };
};
