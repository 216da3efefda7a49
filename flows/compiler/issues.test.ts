import { describe, expect, test } from 'vitest';
import { applyPatches } from '#flows/graph/apply-patches.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { compileToy, draw, signIn, signInEdges, signInNodes, toyApp } from '#tests/flows/toys.ts';
import { isWalk } from '#tests/flows/walk-graph.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import type { AppSettings } from './app-settings.ts';
import { loadSay } from '../languages/load-say.ts';
import { type IssueCode, issueCodes } from './issue-codes.ts';

type Case = {
  graph: Graph;
  app?: Partial<AppSettings>;
  /** Node or wire it must be reported at. */
  at?: string;
  /** What else may be found; everything else fails the test. */
  also?: readonly IssueCode[];
  path?: string;
  fix?: boolean;
  says?: string;
};

/** The main job with some of it replaced; `undefined` takes away. */
const but = (
  nodes: Record<string, Parameters<typeof draw>[0][string] | undefined>,
  edges: Record<string, string | undefined> = {},
  strings: Record<string, string> = {},
): Graph => {
  const given = <T>(record: Record<string, T | undefined>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  return draw(given({ ...signInNodes, ...nodes }), given({ ...signInEdges, ...edges }), strings);
};
const altered = (alter: (graph: Graph) => void): Graph => {
  const graph = structuredClone(signIn());
  alter(graph);
  return graph;
};
/** From the entry through `ids`, each by the outcome that stands behind the dot. */
const row = (nodes: Parameters<typeof draw>[0], ...steps: string[]): Graph =>
  draw(
    { in: 'entry.sign-in', ...nodes },
    Object.fromEntries(['in.started', ...steps].slice(0, -1).map((step, index) => [step, (steps[index] ?? '').split('.')[0] ?? ''])),
  );

const staff = { id: 'con_1', kind: 'directory', name: 'Staff', active: true, envs: ['live'] } as const;
/** Gates after each other, each with its networks; outside of each is the end. */
const gates = (...networks: readonly string[]): Graph =>
  but(Object.fromEntries(networks.map((network, index) => [`gate${index}`, { type: 'access.gate', config: { ranges: [network] } }])), {
    'in.started': 'gate0',
    ...Object.fromEntries(
      networks.flatMap((_, index) => [
        [`gate${index}.inside`, networks[index + 1] === undefined ? 'ask' : `gate${index + 1}`],
        [`gate${index}.outside`, 'deny'],
      ]),
    ),
  });
/** With a service outside asked before the chain. */
const atDesk = (config: Record<string, unknown>): Graph =>
  but({ desk: { type: 'verify.desk', config } }, { 'register.registered': 'desk', 'desk.known': 'session' });

/** Every step of the first part may or may not add a fact; behind it stand as many steps as a flow may have. */
const tangle = (): Graph => {
  const gains: [type: string, config: Record<string, unknown>, ...outcomes: string[]][] = [
    ['screen.note', {}, 'read'],
    ['identify.ask', { kind: 'email' }, 'given', 'refused'],
    ['identify.ask', { kind: 'phone' }, 'given', 'refused'],
    ['identify.ask', { kind: 'username' }, 'given', 'refused'],
    ['verify.key', {}, 'verified', 'wrong', 'no-key'],
    ['verify.secret', {}, 'verified', 'wrong', 'not-enrolled'],
    ['verify.code', {}, 'verified', 'exhausted', 'cannot-send'],
    ['user.register', {}, 'registered', 'refused'],
    ['session.issue', {}, 'issued', 'refused'],
  ];
  const nodes: Parameters<typeof draw>[0] = { in: 'entry.sign-in', deny: 'end.deny' };
  const edges: Record<string, string> = { 'in.started': 'flip0' };
  for (let index = 0; index <= 1_900; index += 1) {
    const [type, config, ...outcomes] = gains[index] ?? [];
    nodes[`flip${index}`] = 'decide.flip';
    edges[`flip${index}.no`] = index === 1_900 ? 'deny' : `flip${index + 1}`;
    edges[`flip${index}.yes`] = type === undefined ? 'deny' : `gain${index}`;
    if (type !== undefined && config !== undefined) nodes[`gain${index}`] = { type, config, zone: 'public' };
    for (const outcome of outcomes) edges[`gain${index}.${outcome}`] = `flip${index + 1}`;
  }
  return draw(nodes, edges);
};

/** With the note in the secure zone and the screen in another one. */
const vaulted = (graph: Graph): Graph => {
  const { secure } = graph.zones;
  if (secure !== undefined) graph.zones.vault = { ...secure, key: 'vault', name: 'Vault' };
  Object.assign(graph.nodes.note ?? {}, { zone: 'secure' });
  Object.assign(graph.nodes.home ?? {}, { zone: 'vault' });
  return graph;
};

const pinColumn = { key: 'pin', name: 'PIN', type: 'pin', unique: false, options: [] } as const;
/** The main job in a zone that asks again. */
const locking = (change: Partial<Graph['zones'][string]>, zone = 'secure', edges: Record<string, string> = {}): Graph => {
  const graph = but(
    { back: 'entry.relock', pin: 'verify.pin', code2: 'verify.key', unlock: { type: 'session.unlock', zone: 'secure' } },
    {
      'back.locked': 'pin',
      'pin.verified': 'unlock',
      'pin.disconnected': 'deny',
      'code2.wrong': 'deny',
      'code2.no-key': 'deny',
      'unlock.unlocked': 'home',
      'unlock.refused': 'deny',
      ...edges,
    },
  );
  if (!Object.hasOwn(edges, 'back.locked')) delete graph.nodes.code2;
  for (const [id, edge] of Object.entries(graph.edges)) if (graph.nodes[edge.from] === undefined) delete graph.edges[id];
  Object.assign(graph.zones[zone] ?? {}, change);
  return graph;
};

const cases: Record<IssueCode, Case | readonly Case[]> = {
  'not-a-flow': { graph: altered((graph) => Object.assign(graph.nodes.ask?.config ?? {}, { title: '\ud800' })) },
  misshapen: { graph: altered((graph) => Object.assign(graph.nodes.ask ?? {}, { position: { x: 0, y: '0' } })), at: 'ask' },
  'too-large': { graph: altered((graph) => Object.assign(graph.nodes.ask?.config ?? {}, { title: 'x'.repeat(2_000_001) })) },
  'too-deep': { graph: altered((graph) => Object.assign(graph.nodes.ask?.config ?? {}, { title: JSON.parse('['.repeat(40) + ']'.repeat(40)) })) },
  'unknown-type': { graph: but({ code: { type: 'verify.telepathy', in: 'chain' } }), at: 'code', fix: true },
  'newer-version': { graph: altered((graph) => Object.assign(graph.nodes.ask ?? {}, { version: 2 })), at: 'ask' },
  'older-version': { graph: row({ lost: 'screen.lost', end: 'end.deny' }, 'lost.read', 'end'), at: 'lost' },
  'invalid-setting': [
    {
      graph: but({ ask: { type: 'identify.ask', config: { kind: 'fax' } } }),
      at: 'ask',
      says: '“Ask”: “What to ask for” is not one of the choices.',
    },
    { graph: but({ ask: { type: 'identify.ask', config: { kind: 'email', colour: 'red' } } }), at: 'ask', fix: true },
    { graph: but({ code: { type: 'verify.code', in: 'chain', config: { digits: 3 } } }), at: 'code', says: '“Code”: “Digits” must be at least 4.' },
    { graph: but({ code: { type: 'verify.foreign', in: 'chain' } }), at: 'code', says: '“Foreign sign-in”: “Provider” is not filled in.' },
  ],
  'zone-key-twice': { graph: altered((graph) => Object.assign(graph.zones, { third: { ...graph.zones.public, name: 'Third' } })) },
  'zone-kind-differs': { graph: signIn(), app: { zones: [{ key: 'secure', kind: 'public' }] } },
  'unknown-zone': { graph: altered((graph) => Object.assign(graph.nodes.register ?? {}, { zone: 'gone' })), at: 'register', fix: true },
  'bad-container': [
    { graph: but({ code: { type: 'verify.code', in: 'ask' } }), at: 'code', fix: true, also: ['unreachable', 'password-only'] },
    { graph: but({ code: { type: 'verify.code', in: 'gone' } }), at: 'code', fix: true, also: ['unreachable', 'password-only'] },
    { graph: but({ chain: { type: 'choose.fallback', in: 'chain' } }), at: 'chain', fix: true },
  ],
  'empty-chain': { graph: but({ code: undefined, secret: undefined }), at: 'chain' },
  'not-a-method': { graph: but({ deny2: { type: 'end.deny', in: 'chain' } }), at: 'deny2', fix: true, also: ['unreachable'] },
  'child-zone': { graph: but({ secret: { type: 'verify.secret', in: 'chain', zone: 'secure' } }), at: 'secret', fix: true, also: ['no-session'] },
  'dangling-wire': {
    graph: altered((graph) => Object.assign(graph.edges, { e1: { from: 'in', outcome: 'started', to: 'gone' } })),
    at: 'e1',
    fix: true,
    also: ['unreachable'],
  },
  'unknown-outcome': { graph: but({}, { 'ask.maybe': 'deny' }), at: 'ask', fix: true },
  'outcome-wired-twice': {
    graph: altered((graph) => Object.assign(graph.edges, { z: { from: 'ask', outcome: 'given', to: 'deny' } })),
    at: 'z',
    fix: true,
  },
  'wire-into-entry': { graph: but({}, { 'ask.refused': 'in' }), at: 'in', fix: true },
  'child-wired': [
    { graph: but({}, { 'ask.given': 'secret' }), at: 'secret', fix: true, also: ['unreachable', 'password-only'] },
    { graph: but({}, { 'secret.wrong': 'deny' }), at: 'secret', fix: true },
    { graph: but({}, { 'code.exhausted': 'secret' }), at: 'secret', fix: true },
  ],
  'no-entry': { graph: but({ in: undefined }, { 'in.started': undefined }) },
  'duplicate-entry': { graph: but({ in2: 'entry.sign-in' }, { 'in2.started': 'ask' }), at: 'in2', fix: true },
  unreachable: [
    { graph: but({ note: 'screen.note' }, { 'note.read': 'ask' }), at: 'note', fix: true },
    {
      graph: but({ code: { type: 'screen.note', in: 'chain' } }, { 'chain.read': 'deny', 'chain.verified': undefined, 'chain.exhausted': undefined }),
      at: 'secret',
      fix: true,
      also: ['unreachable', 'unknown-outcome'],
    },
  ],
  'unproven-session': [
    { graph: but({}, { 'ask.given': 'session' }), at: 'session', path: 'in.started ask.given session', fix: true, also: ['unreachable'] },
    {
      graph: but({ flip: 'decide.flip' }, { 'ask.given': 'flip', 'flip.yes': 'chain', 'flip.no': 'session' }),
      at: 'session',
      path: 'in.started ask.given flip.no session',
      fix: true,
    },
  ],
  'button-to-nothing': { graph: but({ home: { type: 'zone.screen', zone: 'secure', config: { button: 'ask' } } }), at: 'home' },
  'no-held-session': {
    graph: but({ session: { type: 'session.unlock', zone: 'secure' } }, { 'session.issued': undefined, 'session.unlocked': 'home' }),
    at: 'session',
  },
  'pin-alone': {
    graph: row({ ask: 'identify.ask', pin: 'verify.pin', deny: 'end.deny' }, 'ask.given', 'pin.verified', 'deny'),
    at: 'pin',
    fix: true,
    also: ['no-user', 'nowhere-back'],
  },
  'relock-in-public': { graph: locking({ relock: { idleSeconds: 300, onOffload: true, entry: 'back' } }, 'public'), fix: true },
  'no-relock-entry': [
    { graph: locking({ relock: { idleSeconds: 300, onOffload: true, entry: 'gone' } }), fix: true },
    { graph: altered((graph) => Object.assign(graph.zones.secure ?? {}, { relock: { onOffload: true, entry: 'in' } })), fix: true },
  ],
  'relock-never': { graph: locking({ relock: { onOffload: false, entry: 'back' } }) },
  'relock-dead-end': {
    graph: locking({ relock: { onOffload: true, entry: 'back' } }, 'secure', { 'pin.verified': 'deny' }),
    at: 'back',
    also: ['unreachable'],
  },
  'relock-without-pin': {
    graph: locking({ relock: { onOffload: true, entry: 'back' } }, 'secure', { 'back.locked': 'code2', 'code2.verified': 'unlock' }),
    at: 'back',
    also: ['unreachable'],
  },
  'access-outlives-relock': { graph: locking({ relock: { idleSeconds: 300, onOffload: true, entry: 'back' } }) },
  'no-pins': {
    graph: locking({ relock: { onOffload: true, entry: 'back' } }),
    app: { columns: [...toyApp.columns, pinColumn], filled: [] },
    at: 'pin',
  },
  'no-session': [
    {
      graph: but({}, { 'register.registered': 'home' }),
      at: 'home',
      path: 'in.started ask.given code.verified register.registered home',
      fix: true,
      also: ['unreachable'],
    },
    { graph: but({}, { 'session.refused': 'home' }), at: 'home', fix: true },
    { graph: but({ home: { type: 'zone.screen', zone: 'public' } }, { 'ask.given': 'home' }), at: 'home', fix: true, also: ['unreachable'] },
    { graph: but({ ask: { type: 'identify.ask', zone: 'secure' } }), at: 'ask', fix: true },
    {
      graph: vaulted(but({ note: 'screen.note' }, { 'session.issued': 'note', 'note.read': 'home' })),
      at: 'home',
      path: 'in.started ask.given code.verified register.registered session.issued note.read home',
      fix: true,
    },
  ],
  'no-proof': {
    graph: but({}, { 'ask.given': 'register' }),
    at: 'register',
    path: 'in.started ask.given register',
    fix: true,
    also: ['unreachable'],
  },
  'too-few-proofs': [
    {
      graph: but({ session: { type: 'session.strict', zone: 'secure', config: { atLeast: 'two-kinds' } } }),
      at: 'session',
      path: 'in.started ask.given code.verified register.registered session',
      fix: true,
    },
    {
      graph: but(
        { second: 'verify.secret', session: { type: 'session.strict', zone: 'secure', config: { atLeast: 'two-factors' } }, secret: undefined },
        { 'register.registered': 'second', 'second.verified': 'session' },
      ),
      at: 'session',
      fix: true,
      also: ['nowhere-back'],
    },
  ],
  'no-subject': {
    graph: but({}, { 'in.started': 'chain' }),
    at: 'code',
    path: 'in.started code',
    fix: true,
    also: ['unreachable', 'nowhere-back', 'no-subject'],
  },
  'wrong-identifier': {
    graph: but({ ask: { type: 'identify.ask', config: { kind: 'username' } } }),
    app: { columns: [] },
    at: 'code',
    path: 'in.started ask.given code',
    also: ['missing-column'],
  },
  'no-user': [
    {
      graph: but({ change: 'user.change' }, { 'chain.verified': 'change', 'change.done': 'register' }),
      at: 'change',
      path: 'in.started ask.given code.verified change',
      fix: true,
    },
    // The user was another person's.
    {
      graph: but(
        { guest: 'user.guest', change: 'user.change' },
        { 'in.started': 'guest', 'guest.made': 'ask', 'ask.given': 'change', 'change.done': 'chain' },
      ),
      at: 'change',
      path: 'in.started guest.made ask.given change',
    },
  ],
  'subject-changed': {
    graph: but({ again: 'identify.ask' }, { 'chain.verified': 'again', 'again.given': 'register' }),
    at: 'again',
    path: 'in.started ask.given code.verified again.given',
  },
  'too-many-ways': { graph: tangle() },
  'personal-link-not-added': [
    { graph: but({ link: 'entry.own-link' }, { 'link.opened': 'chain' }), at: 'link', fix: true, also: ['nowhere-back'] },
    {
      graph: but({ link: 'entry.own-link' }, { 'link.opened': 'chain' }),
      app: { access: 'anyone' },
      at: 'link',
      fix: true,
      also: ['nowhere-back'],
    },
  ],
  'content-unproven': [
    {
      graph: row(
        { guest: 'user.guest', visit: { type: 'session.issue', zone: 'public' }, hall: { type: 'zone.screen', zone: 'public' } },
        'guest.made',
        'visit.issued',
        'hall',
      ),
      at: 'visit',
      path: 'in.started guest.made visit',
      fix: true,
      also: ['nowhere-back'],
    },
    {
      graph: row({ visit: { type: 'session.issue', zone: 'public' }, hall: { type: 'zone.screen', zone: 'public' } }, 'visit.issued', 'hall'),
      app: { access: 'added' },
      at: 'visit',
      says: '“Start session” lets people in who have proven nothing, but this app is for people who were added first.',
      also: ['nowhere-back'],
    },
  ],
  'proof-where-anyone': {
    graph: but({ session: { type: 'session.issue', zone: 'public' }, home: { type: 'zone.screen', zone: 'public' } }),
    app: { access: 'anyone' },
    at: 'session',
    path: 'in.started ask.given code.verified register.registered session',
  },
  'relock-where-anyone': {
    graph: altered((graph) => Object.assign(graph.zones['public'] ?? {}, { relock: { idleSeconds: 300, onOffload: true, entry: 'in' } })),
    app: { access: 'anyone' },
    fix: true,
    also: ['relock-in-public'],
  },
  'ip-ranges-exclude-everyone': [
    {
      graph: gates('192.0.2.0/24', '198.51.100.0/24'),
      at: 'gate1',
      path: 'in.started gate0.inside gate1',
      says: 'Nobody gets to “Inside” of “Gate”: the steps before it let on none of its networks.',
    },
    // Each pair has addresses in common; the three have none.
    { graph: gates('192.0.2.0 - 192.0.2.20', '192.0.2.10 - 192.0.2.40', '192.0.2.30 - 192.0.2.50'), at: 'gate2' },
    { graph: gates('192.0.2.0/24', '2001:db8::/32'), at: 'gate1' },
    {
      graph: but(
        { wide: { type: 'access.gate', config: { ranges: ['10.0.0.0/8'] } }, narrow: { type: 'access.gate', config: { ranges: ['10.1.0.0/16'] } } },
        { 'in.started': 'wide', 'wide.inside': 'ask', 'wide.outside': 'narrow', 'narrow.inside': 'ask', 'narrow.outside': 'deny' },
      ),
      at: 'narrow',
    },
  ],
  'missing-column': { graph: signIn(), app: { columns: [] }, at: 'code', says: '“Code” needs a column of type email in the users table.' },
  'unknown-column': [
    { graph: but({ register: { type: 'user.register', config: { column: 'nickname' } } }), at: 'register' },
    {
      graph: but(
        { flip: { type: 'decide.flip', config: { look: ['user.nickname'] } } },
        { 'register.registered': 'flip', 'flip.yes': 'session', 'flip.no': 'session' },
      ),
      at: 'flip',
    },
  ],
  'missing-connector': [
    { graph: atDesk({}), at: 'desk', says: '“Desk” needs a connector to a directory (Active Directory or LDAP); none is chosen.', fix: false },
    { graph: atDesk({}), app: { connectors: [staff] }, at: 'desk', fix: true },
    {
      graph: atDesk({ connector: 'gone' }),
      app: { connectors: [staff, { ...staff, id: 'con_2' }] },
      at: 'desk',
      says: '“Desk” uses a connector to a directory (Active Directory or LDAP) that this app does not have any more.',
      fix: false,
    },
    { graph: atDesk({ connector: 'con_1' }), app: { connectors: [{ ...staff, kind: 'sms-http' }] }, at: 'desk', fix: false },
  ],
  'disabled-connector': {
    graph: atDesk({ connector: 'con_1' }),
    app: { connectors: [{ ...staff, active: false }] },
    at: 'desk',
    says: '“Desk” uses the connector “Staff”, which is switched off.',
  },
  'connector-not-live': {
    graph: atDesk({ connector: 'con_1' }),
    app: { connectors: [{ ...staff, envs: ['sandbox'] }] },
    at: 'desk',
    says: '“Desk” uses the connector “Staff”, which is not set up for the live environment yet.',
  },
  'unwired-outcome': [
    { graph: but({}, { 'session.issued': undefined }), at: 'session', fix: true, also: ['unreachable'] },
    { graph: but({}, { 'chain.verified': undefined }), at: 'chain', fix: true, also: ['unreachable'] },
    {
      graph: but(
        { register: { type: 'decide.flip' } },
        { 'register.registered': undefined, 'register.refused': undefined, 'register.yes': 'session' },
      ),
      at: 'register',
      fix: true,
      also: ['newcomers-refused'],
    },
  ],
  'endless-loop': {
    graph: but({ flip: 'decide.flip' }, { 'in.started': 'flip', 'flip.yes': 'flip', 'flip.no': 'ask' }),
    at: 'flip',
    path: 'in.started flip.yes flip',
  },
  'no-way-out': {
    graph: but({ flip: 'decide.flip', note: 'screen.note' }, { 'in.started': 'flip', 'flip.yes': 'ask', 'flip.no': 'note', 'note.read': 'note' }),
    at: 'note',
    path: 'in.started flip.no note',
  },
  'nowhere-back': [
    { graph: but({}, { 'ask.refused': undefined }), at: 'ask', path: 'in.started ask.refused', fix: true },
    { graph: but({}, { 'session.refused': undefined }), at: 'session', fix: true },
  ],
  'variable-clash': {
    graph: row({ a: 'screen.form', b: { type: 'screen.form', config: { scope: 'secret' } }, end: 'end.deny' }, 'a.sent', 'b.sent', 'end'),
    at: 'b',
    also: ['nowhere-back'],
  },
  'unknown-variable': [
    {
      graph: row({ flip: { type: 'decide.flip', config: { look: ['vars.nothing'] } }, end: 'end.deny' }, 'flip.yes', 'end'),
      at: 'flip',
      also: ['unwired-outcome'],
    },
    {
      graph: row({ flip: { type: 'decide.flip', config: { look: ['nodes.gone.visits'] } }, end: 'end.deny' }, 'flip.yes', 'end'),
      at: 'flip',
      also: ['unwired-outcome'],
    },
  ],
  'unset-variable': [
    {
      graph: but(
        { flip: { type: 'decide.flip', config: { look: ['vars.answer'] } }, form: 'screen.form' },
        { 'in.started': 'form', 'form.sent': 'flip', 'form.skipped': 'flip', 'flip.yes': 'ask', 'flip.no': 'ask' },
      ),
      at: 'flip',
      path: 'in.started form.skipped flip',
    },
    {
      graph: but(
        {
          flip: { type: 'decide.flip', config: { look: ['vars.answer'] } },
          form: { type: 'screen.form', config: { scope: 'transient' } },
          note: 'screen.note',
        },
        { 'in.started': 'form', 'form.sent': 'note', 'form.skipped': 'deny', 'note.read': 'flip', 'flip.yes': 'ask', 'flip.no': 'ask' },
      ),
      at: 'flip',
      path: 'in.started form.sent note.read flip',
    },
  ],
  'user-unknown': {
    graph: but({ flip: { type: 'decide.flip', config: { look: ['user.plan'] } } }, { 'ask.given': 'flip', 'flip.yes': 'chain', 'flip.no': 'chain' }),
    at: 'flip',
    path: 'in.started ask.given flip',
  },
  'condition-no-such-value': {
    graph: but(
      { when: { type: 'decide.when', config: { when: { left: 'context.shoe', op: 'exists' } } } },
      { 'in.started': 'when', 'when.yes': 'ask', 'when.no': 'ask' },
    ),
    at: 'when',
  },
  'condition-operator': {
    graph: but(
      { when: { type: 'decide.when', config: { when: { left: 'context.email', op: 'greater', right: 3 } } } },
      { 'in.started': 'when', 'when.yes': 'ask', 'when.no': 'ask' },
    ),
    at: 'when',
  },
  'condition-value-type': {
    graph: but(
      { when: { type: 'decide.when', config: { when: { left: 'context.device.simulator', op: 'equals', right: 'yes' } } } },
      { 'in.started': 'when', 'when.yes': 'ask', 'when.no': 'ask' },
    ),
    at: 'when',
  },
  'unfit-assignment': {
    graph: but(
      { set: { type: 'user.set', config: { assignments: [{ column: 'age', value: 'old' }] } } },
      { 'register.registered': 'set', 'set.done': 'session' },
    ),
    at: 'set',
  },
  'secret-in-text': {
    graph: but(
      { form: { type: 'screen.form', config: { scope: 'secret' } }, ask: { type: 'identify.ask', config: { title: { text: 'ask.title' } } } },
      { 'in.started': 'form', 'form.sent': 'ask', 'form.skipped': 'deny' },
      { 'ask.title': 'You said {vars.answer}' },
    ),
    at: 'ask',
  },
  'unknown-slot': {
    graph: but({ ask: { type: 'identify.ask', config: { title: { text: 'ask.title' } } } }, {}, { 'ask.title': '{name} or {nickname}' }),
    at: 'ask',
    says: 'A text of “Ask” has “{nickname}”, which the step does not fill in.',
  },
  'missing-text': { graph: but({ ask: { type: 'identify.ask', config: { title: { text: 'ask.title' } } } }), at: 'ask', fix: true },
  'missing-translation': {
    graph: ((graph) => ({ ...graph, languages: ['en', 'de'] }))(
      but({ ask: { type: 'identify.ask', config: { title: { text: 'ask.title' } } } }, {}, { 'ask.title': 'Hello' }),
    ),
    at: 'ask',
    says: '“Ask” has a text without words in German.',
  },
  'account-leak': {
    graph: but({ reveal: 'user.reveal' }, { 'ask.given': 'reveal', 'reveal.known': 'chain', 'reveal.unknown': 'deny' }),
    at: 'reveal',
    path: 'in.started ask.given reveal',
  },
  'factor-twice': {
    graph: but(
      { again: 'verify.secret' },
      { 'chain.verified': 'again', 'again.verified': 'register', 'again.wrong': 'deny', 'again.not-enrolled': 'deny' },
    ),
    at: 'again',
    path: 'in.started ask.given code.cannot-send secret.verified again.verified',
  },
  'password-only': { graph: but({ code: undefined }), at: 'session', path: 'in.started ask.given secret.verified register.registered session' },
  'newcomers-refused': [
    {
      graph: but({}, { 'chain.verified': 'session' }),
      at: 'session',
      path: 'in.started ask.given code.verified session',
      fix: true,
      also: ['unreachable'],
    },
    {
      graph: but(
        { session: { type: 'session.issue', zone: 'public' }, home: { type: 'zone.screen', zone: 'public' } },
        { 'chain.verified': 'session' },
      ),
      at: 'session',
      fix: true,
      also: ['unreachable'],
    },
  ],
  'long-access-life': [
    { graph: signIn(), app: { lifetimes: { ...toyApp.lifetimes, accessSeconds: 7_200 } } },
    { graph: signIn(), app: { lifetimes: { ...toyApp.lifetimes, accessSeconds: 900, refreshSeconds: 600 } } },
  ],
};

const listed = Object.entries(cases).flatMap(([code, given]) => [given].flat().map((each: Case, index) => ({ code, index, ...each })));

describe('every issue', () => {
  test.each(listed)('$code ($index) is found where it is, and nothing else is', ({ code, graph, app, at, also = [], path, fix = false, says }) => {
    const { issues, plan } = compileToy(graph, app);
    const found = issues.filter((issue) => issue.code === code);
    expect(issues.map((issue) => issue.code)).toContain(code);
    expect(issues.filter((issue) => issue.code !== code && !also.some((allowed) => allowed === issue.code))).toEqual([]);
    const issue = at === undefined ? found[0] : found.find(({ node, edge }) => node === at || edge === at);
    expect(issue, `reported at ${found.map(({ node, edge }) => node ?? edge).join(', ')}`).toBeDefined();
    if (says !== undefined) expect(found.map(({ message }) => message)).toContain(says);
    if (path !== undefined)
      expect(issue?.path?.map(({ node, outcome }) => (outcome === undefined ? node : `${node}.${outcome}`)).join(' ')).toBe(path);
    expect(issue?.fix !== undefined).toBe(fix);
    expect(plan === undefined).toBe(issues.some(({ severity }) => severity === 'error'));
  });

  test.each(listed.filter(({ fix }) => fix === true))('$code ($index) is gone once its fix is applied', ({ code, graph, app, at }) => {
    const { issues } = compileToy(graph, app);
    const issue = issues.find((candidate) => candidate.code === code && (at === undefined || candidate.node === at || candidate.edge === at));
    const fixed = applyPatches(graph, issue?.fix?.patches ?? []);
    if (!fixed.ok) throw new Error(fixed.issues[0]?.message);
    const left = compileToy(fixed.graph, app).issues.filter(
      (candidate) => candidate.code === code && candidate.node === issue?.node && candidate.path?.length === issue?.path?.length,
    );
    expect(left).toEqual([]);
  });

  test.each([
    ['a way drawn around the verification is led back to it', but({}, { 'ask.given': 'session' }), 'Lead it to “Fallback chain” first'],
    [
      'a wire that skips the session is led to it',
      but({ home: { type: 'zone.screen', zone: 'secure' } }, { 'register.registered': 'home' }),
      'Lead it to “Start session” first',
    ],
    [
      'where nothing drawn would do, a step is put on the wire',
      draw(
        { ...signInNodes, chain: 'screen.note', code: 'end.deny', secret: 'end.deny' },
        { ...signInEdges, 'chain.verified': 'deny', 'chain.read': 'session' },
      ),
      'Insert “Code” before “Start session”',
    ],
  ])('%s', (_, graph, label) => {
    expect(compileToy(graph).issues.map(({ fix }) => fix?.label)).toContain(label);
  });

  test('FLOW-08 every counter-example can be walked in the drawing', () => {
    const walkable = listed.filter(({ code }) => code !== 'bad-container' && code !== 'too-many-ways');
    const walks = walkable.flatMap(({ graph, app }) =>
      compileToy(graph, app).issues.flatMap(({ path }) => (path === undefined ? [] : [{ graph, path }])),
    );
    expect(walks.length).toBeGreaterThan(20);
    for (const { graph, path } of walks) expect(isWalk(graph, path), JSON.stringify(path)).toBe(true);
  });

  test('speaks in sentences, and never of what a builder cannot see', () => {
    for (const { graph, app } of listed) {
      for (const { message, advice = 'None.' } of compileToy(graph, app).issues) {
        for (const text of [message, advice]) {
          expect(text).toMatch(/^[A-Z“].*[.]$/s);
          expect(text).not.toMatch(/undefined|null|NaN|\[object|node|edge|Invalid|payload/);
        }
      }
    }
  });

  test('is said in the builder’s language', async () => {
    const pseudo = await loadSay('en-XA');
    for (const { graph, app } of listed) {
      for (const { message, advice, fix } of compileToy(graph, app, pseudo).issues) {
        for (const text of [message, advice, fix?.label]) if (text !== undefined) expect(text).toMatch(/^⟦.*⟧$/s);
      }
    }
  });

  test('has a title and a sentence about it', () => {
    for (const { title, about } of Object.values(issueCodes)) {
      expect(title).toMatch(/^[A-Z][^.]+$/);
      expect(about).toMatch(/^[A-Z].*\.$/);
    }
  });
});

test('MOB-4 MOB-5 a missing column comes with the column to add, under a key that is free', () => {
  const nickname: UserColumn = { key: 'email', name: 'Nickname', type: 'text', unique: false, options: [] };
  const columnFor = (columns: readonly UserColumn[]) =>
    compileToy(signIn(), { columns }).issues.find(({ code }) => code === 'missing-column')?.column;
  expect(columnFor([])).toEqual({ key: 'email', name: 'E-mail', type: 'email', unique: true });
  const added = columnFor([nickname]);
  expect(added).toEqual({ key: 'email2', name: 'E-mail', type: 'email', unique: true });
  expect(columnFor([nickname, ...(added === undefined ? [] : [{ ...added, options: [] }])])).toBeUndefined();
});

describe('MOB-10 networks after each other', () => {
  test.each([
    ['one within the other', gates('10.0.0.0/8', '10.1.0.0/16')],
    ['spans that meet in one address', gates('192.0.2.0 - 192.0.2.20', '192.0.2.20 - 192.0.2.40')],
    ['an IPv4 network in IPv6’s clothes', gates('192.0.2.0/24', '::ffff:192.0.2.0/120')],
    [
      'two gates side by side that lead to a third',
      but(
        Object.fromEntries(
          ['192.0.2.0/24', '198.51.100.0/24', '192.0.2.0/24'].map((network, index) => [
            `gate${index}`,
            { type: 'access.gate', config: { ranges: [network] } },
          ]),
        ),
        {
          'in.started': 'gate0',
          'gate0.inside': 'gate2',
          'gate0.outside': 'gate1',
          'gate1.inside': 'gate2',
          'gate1.outside': 'deny',
          'gate2.inside': 'ask',
          'gate2.outside': 'deny',
        },
      ),
    ],
  ])('%s leave somebody', (_, graph) => {
    expect(compileToy(graph).issues.map(({ code }) => code)).not.toContain('ip-ranges-exclude-everyone');
  });
});
