import * as z from 'zod';
import type { Graph, GraphNode } from '../graph/graph.ts';
import { countries } from '../kit/countries.ts';
import { type SecurityAnswers, securityAnswers } from './answers.ts';
import { drawFlow } from './draw-flow.ts';
import type { ConnectorNames } from './draw-methods.ts';
import { type Difference, sameShape } from './same-shape.ts';

/**
 * Reads the form back out of a flow, whoever drew it: what the steps in it say, and where the flow is not what these answers
 * would draw. No differences: the flow fits the form wholly.
 */
export const readAnswers = (
  graph: Graph,
  access: SecurityAnswers['access'],
  names: ConnectorNames = {},
): { answers: SecurityAnswers; differences: readonly Difference[] } => {
  const answers = securityAnswers.parse(guess(graph, access));
  return { answers, differences: sameShape(graph, drawFlow(answers, names)) };
};

/** Settings are whatever a draft holds: what cannot be read counts as not there. */
const guess = (graph: Graph, access: SecurityAnswers['access']): SecurityAnswers => {
  const nodes = Object.entries(graph.nodes);
  const of = (type: string): readonly GraphNode[] => nodes.flatMap(([, node]) => (node.type === type ? [node] : []));
  const has = (type: string): boolean => of(type).length > 0;
  const setting = (type: string, field: string): readonly unknown[] => of(type).map(({ config }) => config[field]);
  const connectors = (type: string): string[] =>
    setting(type, 'connector').filter((id): id is string => typeof id === 'string' && id !== '' && id.length <= 64);
  const [ranges] = setting('access.ip-range', 'ranges');
  const policy = Object.values(graph.zones).find(({ relock }) => relock !== undefined)?.relock;
  const served = z.array(z.enum(countries)).safeParse(setting('verify.sms-code', 'countries')[0]);
  const readable = securityAnswers.shape.ipRanges.safeParse(ranges ?? []);
  return {
    access,
    methods: {
      email: has('verify.email-code'),
      sms: has('verify.sms-code') ? { connector: connectors('verify.sms-code')[0] ?? null, countries: served.success ? served.data : [] } : null,
      external: [...new Set(connectors('verify.external-id'))].slice(0, 6),
      directory: connectors('verify.directory')[0] ?? null,
    },
    personalLink: has('entry.personal-link'),
    createAuth: has('user.link-identity'),
    relock: has('entry.relock')
      ? { idleSeconds: policy?.idleSeconds ?? null, onOffload: policy?.onOffload ?? false, pin: has('user.set-pin') ? 'chosen' : 'given' }
      : null,
    ipRanges: readable.success ? readable.data : [],
  };
};
