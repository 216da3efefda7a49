import { describe, expect, test } from 'vitest';
import { graphLimits } from '#flows/graph/graph.ts';
import type { PlanNode } from '#flows/plan/plan.ts';
import { compileToy, draw, signIn, signInEdges, signInNodes, toyApp, toys } from '#tests/flows/toys.ts';
import { loadSay } from '../languages/load-say.ts';
import type { AppSettings } from './app-settings.ts';
import { compile } from './compile.ts';

const planOf = (graph: ReturnType<typeof draw>, app: Partial<AppSettings> = {}) => {
  const { plan, issues } = compileToy(graph, app);
  if (plan === undefined) throw new Error(issues.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return plan;
};
/** `outcome → where it leads`, with the wires walked. */
const exitsOf = (plan: ReturnType<typeof planOf>, id: string) =>
  Object.fromEntries(
    Object.entries(plan.nodes.find((node) => node.id === id)?.outcomes ?? {}).map(([outcome, { to, edges }]) => [
      outcome,
      ['back' in to ? 'back' : plan.nodes[to.go]?.id, ...edges],
    ]),
  );

describe('the plan', () => {
  test('is the same whatever language its builder reads', async () => {
    const { plan } = compileToy(signIn());
    expect(compileToy(signIn(), {}, await loadSay('en-XA')).plan).toEqual(plan);
    expect(plan?.nodes.find(({ id }) => id === 'code')?.outcomes['verified']?.label).toBe('Verified');
  });

  test('of the main job has no issue and nothing but what is reached, in the order it is reached', () => {
    const { plan, issues } = compileToy(signIn());
    expect(issues).toEqual([]);
    expect(plan?.nodes.map(({ id }) => id)).toEqual(['in', 'ask', 'code', 'deny', 'register', 'secret', 'session', 'home']);
    expect(plan?.entries).toEqual([{ id: 'in', type: 'entry.sign-in', node: 0 }]);
    expect(plan?.zones).toEqual([
      { key: 'public', kind: 'public', name: 'public' },
      { key: 'secure', kind: 'secure', name: 'secure' },
    ]);
    expect(plan?.nodes.map(({ zone }) => plan.zones[zone]?.key)).toEqual([
      'public',
      'public',
      'public',
      'public',
      'public',
      'public',
      'secure',
      'secure',
    ]);
  });

  test('knows no containers: a method leads to the next one when it is unavailable, and out by the wires of its chain', () => {
    const plan = planOf(signIn());
    expect(exitsOf(plan, 'ask')).toEqual({ given: ['code', 'e2'], refused: ['deny', 'e3'] });
    expect(exitsOf(plan, 'code')).toEqual({ verified: ['register', 'e4'], exhausted: ['back'], 'cannot-send': ['secret'] });
    expect(exitsOf(plan, 'secret')).toEqual({ verified: ['register', 'e4'], wrong: ['back'], 'not-enrolled': ['back'] });
  });

  test('dissolves a chain in a chain: the inner one is a method, unavailable when all of its own are', () => {
    const { code: _code, secret: _secret, ...others } = signInNodes;
    const plan = planOf(
      draw(
        {
          ...others,
          inner: { type: 'choose.fallback', in: 'chain' },
          secret: { type: 'verify.secret', in: 'chain' },
          code: { type: 'verify.code', in: 'inner' },
          key: { type: 'verify.key', in: 'inner' },
        },
        { ...signInEdges, 'chain.none-available': 'deny' },
      ),
    );
    expect(exitsOf(plan, 'ask').given).toEqual(['code', 'e2']);
    expect(exitsOf(plan, 'code')).toEqual({ verified: ['register', 'e4'], exhausted: ['back'], 'cannot-send': ['key'] });
    expect(exitsOf(plan, 'key')).toEqual({ verified: ['register', 'e4'], wrong: ['back'], 'no-key': ['secret'] });
    expect(exitsOf(plan, 'secret')).toEqual({ verified: ['register', 'e4'], wrong: ['back'], 'not-enrolled': ['deny', 'e9'] });
  });

  test('holds parsed settings, roles and what an outcome proves', () => {
    const plan = planOf(signIn());
    const [code, session] = ['code', 'session'].map((id) => plan.nodes.find((node) => node.id === id));
    expect(code).toMatchObject({
      type: 'verify.code',
      version: 1,
      config: { digits: 6 },
      irreversible: false,
      outcomes: { verified: { proves: { assurance: 'identifier', amr: ['otp', 'email'] } } },
    });
    expect(session).toMatchObject({ role: 'session', irreversible: true });
    expect(code?.role).toBeUndefined();
  });

  test('leaves out what nobody reaches, its words too', () => {
    const graph = draw(
      { ...signInNodes, note: { type: 'screen.note', config: { title: { text: 'note.title' } } } },
      { ...signInEdges, 'note.read': 'ask' },
      { 'note.title': 'Never seen' },
    );
    const plan = planOf(graph);
    expect(plan.nodes.map(({ id }) => id)).not.toContain('note');
    expect(JSON.stringify(plan.strings)).not.toContain('Never seen');
    expect(plan.hash).toBe(planOf(signIn()).hash);
  });

  test('has the words of the builder by language, and in English those of every type in use', () => {
    const graph = draw({ ...signInNodes, ask: { type: 'identify.ask', config: { title: { text: 'ask.title' } } } }, signInEdges, {
      'ask.title': 'Hello {context.device.id}',
    });
    graph.languages.push('de');
    graph.strings.de = { 'ask.title': 'Hallo', 'ask.old': 'Rest' };
    const plan = planOf(graph, { defaultLanguage: 'de' });
    expect(plan.languages).toEqual(['de', 'en']);
    expect(plan.strings.de).toEqual({ 'ask.title': ['Hallo'] });
    expect(plan.strings.en).toEqual({
      'ask.title': ['Hello ', { path: 'context.device.id' }],
      'identify.ask.title': ['Who are you, ', { path: 'name' }, '?'],
    });
  });

  test('has what steps say themselves in each language of the plan they come in, under its base tag, and only that', () => {
    const steps = {
      pt: { flow: { failed: 'Não deu' }, 'identify.ask': { title: 'Quem é, {name}?' }, 'screen.note': { title: 'Nunca visto' } },
      de: { 'identify.ask': { title: 'Wer sind Sie, {name}?' } },
    };
    const graph = signIn();
    graph.languages.push('pt-BR', 'fr');
    const { plan } = compile(graph, { registry: toys, app: toyApp, steps });
    expect(plan?.strings).toMatchObject({
      'pt-BR': {},
      pt: { 'flow.failed': ['Não deu'], 'identify.ask.title': ['Quem é, ', { path: 'name' }, '?'] },
      fr: {},
    });
    expect(Object.keys(plan?.strings ?? {}).sort()).toEqual(['en', 'fr', 'pt', 'pt-BR']);
    expect(JSON.stringify(plan)).not.toContain('Nunca visto');
  });

  test('drops a reference to words that are not there, so that the step says its own', () => {
    const plan = planOf(
      draw({ ...signInNodes, ask: { type: 'identify.ask', config: { kind: 'email', title: { text: 'ask.title' } } } }, signInEdges),
    );
    expect(plan.nodes.find(({ id }) => id === 'ask')?.config).toEqual({ kind: 'email' });
  });

  test('knows which values are secret', () => {
    const graph = draw(
      {
        ...signInNodes,
        pin: { type: 'screen.form', config: { name: 'pin', scope: 'secret' } },
        plain: { type: 'screen.form', config: { name: 'city' } },
      },
      { ...signInEdges, 'in.started': 'pin', 'pin.sent': 'plain', 'pin.skipped': 'deny', 'plain.sent': 'ask', 'plain.skipped': 'deny' },
    );
    expect(planOf(graph).variables).toEqual({ pin: 'secret', city: 'shared' });
  });

  test('begins with the entry an app means that names none', () => {
    const graph = draw({ ...signInNodes, a: 'entry.link' }, { ...signInEdges, 'a.opened': 'ask' });
    expect(planOf(graph).entries.map(({ id }) => id)).toEqual(['in', 'a']);
  });

  test('brings old steps along', () => {
    const graph = draw(
      { ...signInNodes, old: { type: 'screen.old', config: { title: 'Ada Lovelace' } } },
      { ...signInEdges, 'in.started': 'old', 'old.read': 'ask' },
    );
    const old = planOf(graph).nodes.find(({ id }) => id === 'old');
    expect(old).toMatchObject({ version: 3, config: { first: 'Ada', last: 'Lovelace' } } satisfies Partial<PlanNode>);
  });

  test('EDITOR-06 is the same with groups and notes as without', () => {
    const drawn = signIn();
    const { ask } = drawn.nodes;
    if (ask === undefined) throw new Error('it asks');
    const grouped = {
      ...drawn,
      nodes: { ...drawn.nodes, ask: { ...ask, group: 'g' } },
      groups: { g: { name: 'Who', colour: 'teal' as const, order: 'a0' } },
      notes: { n: { text: 'Why?', position: { x: 0, y: 0 }, size: { width: 200, height: 80 }, order: 'a0' } },
    };
    expect(planOf(grouped)).toEqual(planOf(drawn));
  });

  test('has another hash as soon as anything it does is another', () => {
    const { hash } = planOf(signIn());
    const others = [
      draw(signInNodes, { ...signInEdges, 'chain.exhausted': 'ask' }),
      draw({ ...signInNodes, code: { type: 'verify.code', in: 'chain', config: { digits: 8 } } }, signInEdges),
      draw({ ...signInNodes, note: 'screen.note' }, { ...signInEdges, 'in.started': 'note', 'note.read': 'ask' }),
    ];
    expect(new Set([hash, ...others.map((graph) => planOf(graph).hash)]).size).toBe(4);
  });
});

describe('compiling', () => {
  test('lets a node type say what its schema cannot', () => {
    const graph = draw(
      { ...signInNodes, wary: { type: 'screen.wary', config: { loud: true } } },
      { ...signInEdges, 'in.started': 'wary', 'wary.read': 'ask' },
    );
    expect(compileToy(graph)).toEqual({
      issues: [{ code: 'wary-loud', severity: 'error', node: 'wary', field: 'loud', message: '“Wary”: This is too loud.', advice: 'Be quiet.' }],
    });
  });

  test('says errors first', () => {
    const graph = draw({ ...signInNodes, note: 'screen.note' }, { ...signInEdges, 'ask.given': 'session', 'note.read': 'ask' });
    const severities = compileToy(graph).issues.map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
    expect(new Set(severities)).toEqual(new Set(['error', 'warning']));
  });

  test('a step nobody can read is one error, and no guess about the rest', () => {
    const graph = draw({ ...signInNodes, ask: { type: 'identify.ask', config: { kind: 'fax' } } }, signInEdges);
    expect(compileToy(graph).issues.map(({ code, node }) => `${code}@${node}`)).toEqual(['invalid-setting@ask']);
  });

  test('FLOW-08 a public zone’s session needs no proof, and its screens need a session', () => {
    const open = draw(
      { in: 'entry.sign-in', session: { type: 'session.issue', zone: 'public' }, home: { type: 'zone.screen', zone: 'public' }, deny: 'end.deny' },
      { 'in.started': 'session', 'session.issued': 'home', 'session.refused': 'deny' },
    );
    expect(compileToy(open, { access: 'anyone' }).issues).toEqual([]);
  });

  test('FLOW-17 refuses what is over the bounds before looking at it', () => {
    const node = signIn().nodes.ask;
    const nodes = Object.fromEntries(Array.from({ length: graphLimits.nodes + 1 }, (_, index) => [`n${index}`, node]));
    expect(compileToy(Object.assign(signIn(), { nodes })).issues).toMatchObject([{ code: 'too-large' }]);
  });

  test('an app without any node type has no way in, and nothing breaks', () => {
    expect(compile(signIn(), { registry: {}, app: toyApp }).issues.every(({ code }) => code === 'unknown-type' || code === 'no-entry')).toBe(true);
    expect(Object.keys(toys).length).toBeGreaterThan(10);
  });
});
