import { describe, expect, test } from 'vitest';
import { registry } from '#flows/nodes/registry.ts';
import { templates } from '#flows/templates/templates.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { drawSvg } from './draw-svg.ts';
import type { Pen } from './pen.ts';

const pen: Pen = {
  colour: (token) => `var(--${token})`,
  mark: (colour) => colour,
  icon: (name) => `<path d="M0 0" class="${name}"/>`,
  width: (words, size) => words.length * size * 0.5,
  font: '@font-face{font-family:Geist}',
};
const names = (svg: string, attribute: string) => [...svg.matchAll(new RegExp(`${attribute}="([^"]*)"`, 'g'))].map(([, name]) => name);
const opened = (svg: string) => svg.match(/<[a-z][^>]*[^/]>/g)?.length ?? 0;
const closed = (svg: string) => svg.match(/<\/[a-z]+>/g)?.length ?? 0;

describe('EDITOR-22 the flow as a picture', () => {
  test.each(Object.entries(templates))('%s: every step, wire and zone is on it, within its frame', (_, { graph }) => {
    const model = createModel(createNodeFacts(registry, inEnglish), inEnglish)(graph);
    const { svg, width, height } = drawSvg(model, pen, 'Sign-in');
    expect(names(svg, 'data-step').toSorted()).toEqual(Object.keys(graph.nodes).toSorted());
    expect(names(svg, 'data-wire').toSorted()).toEqual(Object.keys(graph.edges).toSorted());
    expect(names(svg, 'data-zone').toSorted()).toEqual(Object.keys(graph.zones).toSorted());
    expect(svg).toContain(`viewBox="-32 -32 ${width} ${height}"`);
    expect(opened(svg)).toBe(closed(svg));
    expect(svg).toContain('<style>@font-face{font-family:Geist}text{');
    expect(svg).not.toContain('undefined');
    expect(svg).not.toContain('NaN');
  });

  test('groups, notes and outcomes that lead nowhere are on it', () => {
    const graph = toyGraph({
      nodes: { a: toyNode('verify.code', { position: { x: 40, y: 80 }, group: 'g' }) },
      groups: { g: { name: 'Proof', colour: 'teal', order: 'a0' } },
      notes: { n: { text: 'Ask the lawyers\nabout this', position: { x: -200, y: 0 }, size: { width: 160, height: 80 }, order: 'a0' } },
    });
    const { svg } = drawSvg(createModel(createNodeFacts(toyDefinitions, inEnglish), inEnglish)(graph), pen, 'x');
    expect(names(svg, 'data-group')).toEqual(['g']);
    for (const words of ['Proof', 'Ask the lawyers', 'about this', 'Not handled', 'Verified', '6 digits']) expect(svg).toContain(`>${words}</text>`);
  });

  test('what a builder writes is never markup, and what XML cannot say is left out', () => {
    const name = '<script>"a" & b</script>\u0001';
    const graph = toyGraph({ nodes: { a: toyNode('end.stop', { name: name.slice(0, 80) }) } });
    const { svg } = drawSvg(createModel(createNodeFacts(toyDefinitions, inEnglish), inEnglish)(graph), { ...pen, width: () => 1 }, name);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;&quot;a&quot; &amp; b&lt;/script&gt;</text>');
  });

  test('words that have no room are cut short', () => {
    const graph = toyGraph({ nodes: { a: toyNode('end.stop', { name: 'A very long name that does not fit on a card of this width' }) } });
    const { svg } = drawSvg(createModel(createNodeFacts(toyDefinitions, inEnglish), inEnglish)(graph), pen, 'x');
    expect(svg).toMatch(/>A very long name[^<]*…<\/text>/);
  });
});
