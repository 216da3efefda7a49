import { describe, expect, test } from 'vitest';
import type { Graph } from '#flows/graph/graph.ts';
import { registry } from '#flows/nodes/registry.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { losesNothing, planReplacement } from './plan-replacement.ts';

const modelOf = (over: Partial<Graph>) => createModel(createNodeFacts(registry, inEnglish), inEnglish)(toyGraph(over));
const plan = (over: Partial<Graph>, id: string, type: string) => {
  const found = planReplacement(modelOf(over), registry, id, type);
  if (found === undefined) throw new Error('no plan');
  return found;
};
const stop = toyNode('end.deny');

describe('EDITOR-03 what a step becomes when another kind takes its place', () => {
  const code = toyNode('verify.email-code', { config: { digits: 8, sendsPerHour: 7 } });
  const wires = {
    e1: { from: 'code', outcome: 'verified', to: 'stop' },
    e2: { from: 'code', outcome: 'cannot-send', to: 'stop' },
    e3: { from: 'code', outcome: 'exhausted', to: 'stop' },
  };

  test('keeps settings both kinds have and wires of outcomes both have', () => {
    const same = plan({ nodes: { code, stop }, edges: wires }, 'code', 'verify.sms-code');
    expect(same.wires).toEqual([]);
    expect(same.node.config).toMatchObject({ digits: 8, sendsPerHour: 7 });
  });

  test('names the wires and the settings that go', () => {
    const link = plan({ nodes: { code, stop }, edges: wires }, 'code', 'verify.email-link');
    expect(link.wires).toEqual([{ edge: 'e3', outcome: 'Too many wrong codes', to: 'Refuse' }]);
    expect(link.settings).toContain('Length of the code');
    expect(link.node.config).not.toHaveProperty('digits');
    expect(losesNothing(link)).toBe(false);
  });

  test('a value that does not fit the other kind goes', () => {
    const message = plan({ nodes: { code: toyNode('verify.email-code', { config: { digits: 'long' } }) } }, 'code', 'verify.sms-code');
    expect(message.node.config).toEqual({});
  });

  test('for a method of a chain, the chain’s wires count: another method may have the same outcome', () => {
    const chain = toyNode('choose.fallback');
    const child = (type: string, order: string) => toyNode(type, { parent: 'chain', order });
    const edges = { e1: { from: 'chain', outcome: 'exhausted', to: 'stop' } };
    const alone = { chain, stop, code: child('verify.email-code', 'a0') };
    expect(plan({ nodes: alone, edges }, 'code', 'verify.email-link').wires).toHaveLength(1);
    expect(plan({ nodes: { ...alone, password: child('verify.password', 'a1') }, edges }, 'code', 'verify.email-link').wires).toEqual([]);
  });

  test('a chain that becomes a step loses its methods', () => {
    const nodes = { chain: toyNode('choose.fallback'), code: toyNode('verify.email-code', { parent: 'chain' }) };
    expect(plan({ nodes }, 'chain', 'verify.password').methods).toEqual([{ id: 'code', title: 'Code by e-mail' }]);
    expect(losesNothing(plan({ nodes: { code: toyNode('verify.email-code') } }, 'code', 'verify.sms-code'))).toBe(true);
  });
});
