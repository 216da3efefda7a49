import { compile } from '#flows/compiler/compile.ts';
import type { Graph, GraphEdge, GraphNode } from '#flows/graph/graph.ts';
import { stepLanguages } from '#flows/languages/steps/step-languages.ts';
import { registry } from '#flows/nodes/registry.ts';

type Drawn = Partial<GraphNode> & Pick<GraphNode, 'type'>;

/** One way in as builders draw it: who, a form or two, a chain of methods, conditions, tries, registration, a session, a screen. */
const district = (name: string, next: string): { nodes: Record<string, Drawn>; edges: GraphEdge[] } => {
  const id = (part: string) => `${name}-${part}`;
  const nodes: Record<string, Drawn> = {
    [id('ask')]: { type: 'identify.ask', config: {} },
    [id('domain')]: { type: 'access.email-domain', config: { domains: ['example.org'] } },
    [id('form')]: { type: 'screen.form', config: { fields: [{ name: `answer_${name}`, label: 'Answer', type: 'text' }] } },
    [id('decide')]: {
      type: 'decide.condition',
      config: { rules: [{ id: 'first', name: 'Answered', when: { left: `vars.answer_${name}`, op: 'exists' } }] },
    },
    [id('note')]: { type: 'screen.message', config: { title: { text: `${id('note')}.title` } } },
    [id('chain')]: { type: 'choose.fallback', config: {} },
    [id('code')]: { type: 'verify.email-code', parent: id('chain'), order: 'a0', config: {} },
    [id('link')]: { type: 'verify.email-link', parent: id('chain'), order: 'a1', config: {} },
    [id('limit')]: { type: 'decide.retry-limit', config: {} },
    [id('sorry')]: { type: 'screen.message', config: {} },
    [id('register')]: { type: 'identify.register', config: {} },
    [id('menu')]: { type: 'choose.menu', config: {} },
    [id('second')]: { type: 'verify.password', config: {} },
    [id('profile')]: { type: 'user.set-attributes', config: { assignments: [{ column: 'name', value: { path: `vars.answer_${name}` } }] } },
    [id('session')]: { type: 'session.issue', zone: 'secure', config: {} },
    [id('home')]: { type: 'zone.screen', zone: 'secure', config: {} },
    [id('deny')]: { type: 'end.deny', config: {} },
    [id('mode')]: { type: 'access.mode', config: {} },
    [id('range')]: { type: 'access.ip-range', config: { ranges: ['192.0.2.0/24'] } },
  };
  const wires: Record<string, string> = {
    'mode.open': 'range',
    'mode.sign-in': 'range',
    'range.inside': 'ask',
    'range.outside': 'deny',
    'ask.given': 'domain',
    'domain.allowed': 'form',
    'domain.refused': 'note',
    'note.continued': 'ask',
    'form.submitted': 'decide',
    'decide.first': 'chain',
    'decide.default': 'chain',
    'decide.unknown': 'sorry',
    'chain.verified': 'register',
    'chain.exhausted': 'limit',
    'chain.expired': 'limit',
    'chain.none-available': 'sorry',
    'limit.again': 'chain',
    'limit.used-up': 'deny',
    'sorry.continued': 'deny',
    'register.registered': 'profile',
    'register.known': 'menu',
    'register.refused': 'deny',
    'menu.first': 'second',
    'menu.second': 'profile',
    'second.verified': 'profile',
    'second.exhausted': 'deny',
    'second.not-enrolled': 'profile',
    'profile.done': 'session',
    'profile.not-possible': 'session',
    'session.issued': 'home',
    'session.refused': 'deny',
  };
  const edges = Object.entries(wires).map(([wire, to]): GraphEdge => {
    const [from = '', outcome = ''] = wire.split('.');
    return { from: id(from), outcome, to: id(to) };
  });
  // Districts hang together: who is not sorry here is sent on to the next one.
  edges.push({ from: id('hub'), outcome: 'first', to: id('mode') }, { from: id('hub'), outcome: 'second', to: next });
  return { nodes: { ...nodes, [id('hub')]: { type: 'choose.menu', config: {} } }, edges };
};

/** A large flow as it might grow in years: districts of 20 steps, some 1.5 wires a step, loops, containers, two zones. */
export const largeGraph = (nodes: number): Graph => {
  const districts = Array.from({ length: Math.max(1, Math.floor((nodes - 2) / 20)) }, (_, index) => `d${index}`);
  const drawn = districts.map((name, index) => district(name, index + 1 < districts.length ? `d${index + 1}-hub` : 'end'));
  const all: Record<string, Drawn> = Object.assign(
    { in: { type: 'entry.sign-in', config: {} }, end: { type: 'end.deny', config: {} } },
    ...drawn.map((part) => part.nodes),
  );
  const edges: GraphEdge[] = [{ from: 'in', outcome: 'started', to: 'd0-hub' }, ...drawn.flatMap((part) => part.edges)];
  const size = { width: 20_000, height: 20_000 };
  return {
    format: 1,
    languages: ['en', 'de'],
    zones: {
      public: { key: 'public', kind: 'public', name: 'Public', order: 'a0', position: { x: 0, y: 0 }, size },
      secure: { key: 'secure', kind: 'secure', name: 'Secure', order: 'a1', position: { x: 20_100, y: 0 }, size },
    },
    nodes: Object.fromEntries(
      Object.entries(all).map(([id, node], index) => [
        id,
        {
          version: 1,
          zone: 'public',
          order: 'a0',
          position: { x: (index % 40) * 300, y: Math.floor(index / 40) * 260 },
          config: {},
          ...node,
        },
      ]),
    ),
    edges: Object.fromEntries(edges.map((edge, index) => [`e${index}`, edge])),
    notes: {},
    strings: Object.fromEntries(
      ['en', 'de'].map((language) => [language, Object.fromEntries(districts.map((name) => [`${name}-note.title`, 'Hello {context.email}']))]),
    ),
  };
};

const app = {
  access: 'registered' as const,
  defaultLanguage: 'en',
  lifetimes: { accessSeconds: 600, refreshSeconds: 2_592_000, absoluteSeconds: 7_776_000 },
  columns: [
    { key: 'email', name: 'E-mail', type: 'email' as const, unique: true, options: [] },
    { key: 'name', name: 'Name', type: 'text' as const, unique: false, options: [] },
  ],
};

/** Milliseconds of a compile with all proofs, as an editor or a publish does it. */
export const benchCompile = ({ nodes = 1_000, rounds = 40 } = {}) => {
  const graph = largeGraph(nodes);
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now();
    compile(graph, { registry, app, steps: stepLanguages });
    return performance.now() - from;
  }).sort((a, b) => a - b);
  const { plan, issues } = compile(graph, { registry, app, steps: stepLanguages });
  return {
    nodes: Object.keys(graph.nodes).length,
    wires: Object.keys(graph.edges).length,
    planned: plan?.nodes.length ?? 0,
    issues: issues.length,
    medianMs: times[Math.floor(rounds / 2)] ?? 0,
    p95Ms: times[Math.floor(rounds * 0.95)] ?? 0,
    firstMs: times.at(-1) ?? 0,
  };
};
