import canonicalize from 'canonicalize';
import * as z from 'zod';
import type { Issue } from '../kit/issue.ts';
import { inEnglish, type Say } from '../languages/say.ts';
import { flowApp } from './flow-app.ts';
import { graph, graphLimits } from './graph.ts';
import { measure } from './measure.ts';
import { parseGraph } from './parse-graph.ts';

/** Bounds of a whole file: its drawing has its own (FLOW-17), the rest is scenarios. */
export const flowFileLimits = { bytes: 2 * graphLimits.bytes, depth: graphLimits.depth + 4, values: 2 * graphLimits.values, scenarios: 500 } as const;

/** How a flow travels between apps, servers and a repository: `<slug>.sallyport.json`. */
export const flowFile = z.strictObject({
  sallyport: z.literal('flow'),
  format: z.literal(1),
  name: z.string().min(1).max(80),
  slug: z.string().max(60),
  graph,
  /** Checked by what runs them: a file is read even when its scenarios are of a later release. */
  scenarios: z.array(z.json()).max(flowFileLimits.scenarios).optional(),
  /** What it needs of its app, for `sallyport test`. */
  app: flowApp.optional(),
});
export type FlowFile = z.infer<typeof flowFile>;

export type ReadFlowFile = { ok: true; file: FlowFile } | { ok: false; issues: readonly Issue[] };

/** Reads a file from outside. Bounds are checked before anything walks it; a drawing that can be read may still be unfinished. */
export const readFlowFile = (text: string, say: Say = inEnglish): ReadFlowFile => {
  if (text.length > flowFileLimits.bytes)
    return refused(
      'too-large',
      say('This file is larger than {megabytes} MB.', { megabytes: flowFileLimits.bytes / 1_000_000 }),
      say('Split the flow into several flows.'),
    );
  const value = readJson(text);
  if (typeof value !== 'object' || value === null || measure(value, flowFileLimits) !== undefined) return noFlow(say);
  const { graph: drawn, ...rest } = Object.fromEntries(Object.entries(value));
  const frame = flowFile.omit({ graph: true }).safeParse(rest);
  if (!frame.success) return rest['sallyport'] === 'flow' && Number(rest['format']) > 1 ? newer(say) : noFlow(say);
  const read = parseGraph(drawn, say);
  return read.ok ? { ok: true, file: { ...frame.data, graph: read.graph } } : read;
};

/** The file's text. The same flow always gives the same text, so that a repository shows only what changed. */
export const writeFlowFile = ({ name, slug, graph: drawn, scenarios, app }: Omit<FlowFile, 'sallyport' | 'format'>): string => {
  const file: FlowFile = { sallyport: 'flow', format: 1, name, slug, graph: drawn, ...(scenarios && { scenarios }), ...(app && { app }) };
  return `${JSON.stringify(JSON.parse(canonicalize(file) ?? '{}'), null, 2)}\n`;
};

export const flowFileName = (slug: string): string => `${slug}.sallyport.json`;

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const noFlow = (say: Say): ReadFlowFile =>
  refused('not-a-flow', say('This is not a flow file.'), say('Choose a file that was exported from here: its name ends in .sallyport.json.'));
const newer = (say: Say): ReadFlowFile =>
  refused('not-a-flow', say('This file was written by a later release.'), say('Bring this server up to date and try again.'));

const refused = (code: string, message: string, advice: string): ReadFlowFile => ({
  ok: false,
  issues: [{ code, severity: 'error', message, advice }],
});
