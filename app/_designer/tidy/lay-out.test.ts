import ELK from 'elkjs/lib/elk.bundled.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registry } from '#flows/nodes/registry.ts';
import { templates } from '#flows/templates/templates.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { intersects, type Rect } from '../edit/geometry.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { layOut } from './lay-out.ts';
import { type Box, type TidyJob, tidyJobs } from './tidy-job.ts';

const engine = new ELK();

const box = (id: string, outcomes: readonly string[], more: Partial<Box> = {}): Box => ({
  id,
  width: 236,
  height: 70 + 24 * outcomes.length,
  entry: false,
  inputY: 20,
  ports: outcomes.map((outcome, index) => ({ outcome, y: 76 + 24 * index })),
  ...more,
});

const rectsOf = async (job: TidyJob): Promise<Map<string, Rect>> => {
  const places = await layOut(job, engine);
  return new Map(
    job.boxes.map((one) => [one.id, { ...(places.get(one.id) ?? { x: Number.NaN, y: Number.NaN }), width: one.width, height: one.height }]),
  );
};

const overlapping = (rects: readonly Rect[]): number =>
  rects.flatMap((rect, index) => rects.slice(index + 1).filter((other) => intersects(rect, other))).length;

const job = (given: Partial<TidyJob>): TidyJob => ({ zone: 'public', boxes: [], wires: [], origin: { x: 32, y: 64 }, obstacles: [], ...given });

describe('EDITOR-19 tidying up', () => {
  test('outcomes that come first lead above those that come later, left to right', async () => {
    const outcomes = ['a', 'b', 'c', 'd'];
    const rects = await rectsOf(
      job({
        // Given in the wrong order: it is the outcomes that count.
        boxes: [...outcomes.toReversed().map((id) => box(id, [])), box('start', ['go'], { entry: true }), box('fork', outcomes)],
        wires: [{ from: 'start', outcome: 'go', to: 'fork' }, ...outcomes.map((outcome) => ({ from: 'fork', outcome, to: outcome }))],
      }),
    );
    const ys = outcomes.map((id) => rects.get(id)?.y ?? 0);
    expect(ys).toEqual(ys.toSorted((a, b) => a - b));
    expect(rects.get('start')?.x).toBe(32);
    expect(rects.get('fork')?.x).toBeGreaterThan(236);
    expect(rects.get('a')?.x).toBeGreaterThan((rects.get('fork')?.x ?? 0) + 236);
  });

  test('steps of a group stay together, and nothing else stands among them', async () => {
    const inGroup = { group: 'g' };
    const rects = await rectsOf(
      job({
        boxes: [box('s', ['go'], { entry: true }), box('g1', ['go'], inGroup), box('other', ['go']), box('g2', ['go'], inGroup), box('end', [])],
        wires: [
          { from: 's', outcome: 'go', to: 'g1' },
          { from: 'g1', outcome: 'go', to: 'g2' },
          { from: 'g2', outcome: 'go', to: 'other' },
          { from: 'other', outcome: 'go', to: 'end' },
        ],
      }),
    );
    const [first, second, other] = ['g1', 'g2', 'other'].map((id) => rects.get(id));
    if (first === undefined || second === undefined || other === undefined) throw new Error('all are placed');
    const frame = { x: first.x, y: Math.min(first.y, second.y), width: second.x + second.width - first.x, height: 200 };
    expect(intersects(frame, other)).toBe(false);
  });

  test.each(Object.entries(templates))('the template %s: nothing overlaps, and doing it twice changes nothing', async (_name, template) => {
    const derive = createModel(createNodeFacts(registry, inEnglish), inEnglish);
    for (const zone of tidyJobs(derive(template.graph))) {
      const once = await rectsOf(zone);
      expect(overlapping([...once.values()])).toBe(0);
      expect(await rectsOf(zone)).toEqual(once);
    }
  });

  test('whatever is drawn, no box lies over another one or over what stays where it is', async () => {
    const drawing = fc.integer({ min: 1, max: 14 }).chain((count) =>
      fc.record({
        outcomes: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: count, maxLength: count }),
        targets: fc.array(fc.nat({ max: count - 1 }), { minLength: 5 * count, maxLength: 5 * count }),
        obstacles: fc.array(fc.record({ x: fc.integer({ min: 0, max: 1_200 }), y: fc.integer({ min: 0, max: 900 }) }), { maxLength: 3 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(drawing, async ({ outcomes, targets, obstacles }) => {
        const names = outcomes.map((many) => Array.from({ length: many }, (_, index) => `o${index}`));
        const given = job({
          boxes: names.map((ports, index) => box(`n${index}`, ports, { entry: index === 0 })),
          wires: names.flatMap((ports, index) =>
            ports.map((outcome, at) => ({ from: `n${index}`, outcome, to: `n${targets[5 * index + at] ?? 0}` })),
          ),
          obstacles: obstacles.map((at) => ({ ...at, width: 236, height: 100 })),
        });
        const rects = [...(await rectsOf(given)).values()];
        expect(overlapping(rects)).toBe(0);
        expect(rects.filter((rect) => given.obstacles.some((obstacle) => intersects(rect, obstacle)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
