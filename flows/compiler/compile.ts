import type { Graph } from '../graph/graph.ts';
import { linksOf } from '../graph/links.ts';
import { parseGraph } from '../graph/parse-graph.ts';
import { textsByNode } from '../graph/texts-by-node.ts';
import type { Issue } from '../kit/issue.ts';
import { inEnglish, type Say } from '../languages/say.ts';
import type { StepLanguages } from '../languages/steps/step-words.ts';
import type { Plan } from '../plan/plan.ts';
import type { AppSettings } from './app-settings.ts';
import { needsOf } from './facts.ts';
import type { Context, Registry } from './flow.ts';
import { checkAddresses } from './passes/addresses.ts';
import { caution } from './passes/cautions.ts';
import { collectVariables } from './passes/collect-variables.ts';
import { checkCombinations } from './passes/combinations.ts';
import { checkColumns } from './passes/columns.ts';
import { checkConnectors } from './passes/connectors.ts';
import { checkExits } from './passes/exits.ts';
import { checkLifetimes } from './passes/lifetimes.ts';
import { checkLoops } from './passes/loops.ts';
import { lower } from './passes/lower.ts';
import { prove } from './passes/prove.ts';
import { checkReads } from './passes/reads.ts';
import { checkTexts } from './passes/texts.ts';
import { checkTypes } from './passes/types.ts';
import { checkRelocks } from './passes/relock.ts';
import { walkFacts } from './passes/walk-facts.ts';
import { readFlow } from './read-flow.ts';
import { openReport } from './report.ts';
import type { Survey } from './survey.ts';

export type Compiled = {
  /** Only without errors. */
  plan?: Plan;
  /** Errors first, else in the order the passes look. */
  issues: readonly Issue[];
};

/**
 * What a drawing means: the plan the server runs, or why it cannot run. Pure, deterministic and total: whatever is
 * drawn, it ends and does not throw. `steps`: what steps say in other languages than English; without it a plan says it in English. Without an error these hold on every path of the plan (DESIGN section 5): nobody
 * gets into a secure zone without having proven who they are (FLOW-08), about the person they are then taken for
 * (FLOW-10); every success leads somewhere; every loop waits or counts (FLOW-16).
 */
export const compile = (
  drawn: Graph,
  {
    registry,
    app,
    say = inEnglish,
    language = 'en',
    steps = {},
  }: { registry: Registry; app: AppSettings; say?: Say; language?: string; steps?: StepLanguages },
): Compiled => {
  const read = parseGraph(drawn, say);
  if (!read.ok) return { issues: read.issues };
  const { graph } = read;
  const report = openReport();
  const context: Context = { graph, links: linksOf(graph), texts: textsByNode(graph), registry, app, report, say, language };

  const { drawn: dissolved, flow } = readFlow(context);

  const needs = flow.places.map((place) => needsOf(place, app));
  const ways = walkFacts(context, flow, needs);
  if (ways !== undefined) {
    const survey: Survey = { drawn: dissolved, flow, needs, ways };
    prove(context, survey);
    checkCombinations(context, survey);
    caution(context, survey);
  }
  checkAddresses(context, flow);
  checkColumns(context, flow);
  checkConnectors(context, flow);
  checkExits(context, flow, ways);
  checkLoops(context, flow);
  const variables = collectVariables(context, flow);
  checkReads(context, flow, variables, ways);
  checkTypes(context, flow, variables);
  checkTexts(context, flow, variables);
  checkLifetimes(context, flow);
  checkRelocks(context, flow);

  const issues = report.issues.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
  return issues.some(({ severity }) => severity === 'error') ? { issues } : { plan: lower(context, flow, variables, steps), issues };
};

const rank = { error: 0, warning: 1 } as const;
