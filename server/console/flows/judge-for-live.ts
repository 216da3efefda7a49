import type { Graph } from '#flows/graph/graph.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { Plan } from '#flows/plan/plan.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import type { Services } from '#server/services.ts';
import type { FlowAccess } from '../authorize.ts';
import { zonesElsewhere } from './zones-elsewhere.ts';

/** Warnings while one draws, reasons not to publish: what would go live could not work. */
const liveOnly: readonly string[] = ['connector-not-live'];

/** Whether a graph may be live with the app as it is set up now: its access mode, columns, connectors and other flows (MOB-12). */
export const judgeForLive = async (
  access: FlowAccess,
  services: Services,
  graph: Graph,
): Promise<{ plan?: Plan; issues: readonly Issue[]; against: readonly Issue[] }> => {
  const { plan, issues } = await compileFor(services.storage, access.app, graph, await zonesElsewhere(access, services), access.actor);
  return { ...(plan && { plan }), issues, against: issues.filter(({ severity, code }) => severity === 'error' || liveOnly.includes(code)) };
};
