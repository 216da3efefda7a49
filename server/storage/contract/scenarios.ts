import { beforeAll, describe, expect, test } from 'vitest';
import { scenario } from '#flows/scenario/scenario.ts';
import type { KeptScenario } from '../ports/scenarios.ts';
import type { Storage } from '../ports/storage.ts';
import { aGraph, withApp } from './samples.ts';
import { clock, newId, noon, type OpenSubject, together } from './subject.ts';

export const scenariosContract = (open: OpenSubject) =>
  describe('scenarios', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const flowOf = async () => {
      const app = await withApp(storage);
      const flow = { id: newId('flow'), app: app.id, slug: 'sign-in', name: 'Sign in', createdAt: noon, updatedAt: noon };
      await storage.flows.create(flow, aGraph(), null);
      return { app: app.id, flow: flow.id };
    };
    const aScenario = (at: { app: string; flow: string }, order: string, name = 'Ada ☃ signs in'): KeptScenario => ({
      ...at,
      id: newId('scn'),
      order,
      scenario: scenario.parse({ name, steps: [{ do: 'back' }], expect: { path: [], end: { status: 'done', node: 'home' } } }),
      author: 'mem',
      updatedAt: noon,
    });

    test('are found as they were kept, in their order, and replaced as a whole', async () => {
      const at = await flowOf();
      const [second, first] = [aScenario(at, 'a1'), aScenario(at, 'a0')];
      expect(await storage.scenarios.put(second, 10)).toBe(true);
      expect(await storage.scenarios.put(first, 10)).toBe(true);
      expect(await storage.scenarios.list(at.app, at.flow)).toEqual([first, second]);
      const changed = { ...first, order: 'a2', author: 'other', updatedAt: noon + 1, scenario: { ...first.scenario, required: false } };
      expect(await storage.scenarios.put(changed, 2)).toBe(true);
      expect(await storage.scenarios.list(at.app, at.flow)).toEqual([second, changed]);
      expect(await storage.scenarios.find(at.app, at.flow, first.id)).toEqual(changed);
      expect(await storage.scenarios.remove(at.app, at.flow, first.id)).toBe(true);
      expect(await storage.scenarios.remove(at.app, at.flow, first.id)).toBe(false);
      expect(await storage.scenarios.find(at.app, at.flow, first.id)).toBeUndefined();
    });

    test('are bounded: of many who add at once no more get through than there is room for', async () => {
      const at = await flowOf();
      const results = await together(12, (index) => storage.scenarios.put(aScenario(at, `a${index}`), 5));
      expect(results.filter(Boolean)).toHaveLength(5);
      expect(await storage.scenarios.list(at.app, at.flow)).toHaveLength(5);
    });

    test('TEN-05 belong to one flow of one app, and go with it', async () => {
      const [mine, theirs] = [await flowOf(), await flowOf()];
      const kept = aScenario(mine, 'a0');
      await storage.scenarios.put(kept, 10);
      expect(await storage.scenarios.list(theirs.app, mine.flow)).toEqual([]);
      expect(await storage.scenarios.find(theirs.app, theirs.flow, kept.id)).toBeUndefined();
      expect(await storage.scenarios.remove(theirs.app, mine.flow, kept.id)).toBe(false);
      expect(await storage.scenarios.put({ ...kept, app: theirs.app }, 10)).toBe(false);
      await storage.flows.remove(mine.flow);
      expect(await storage.scenarios.list(mine.app, mine.flow)).toEqual([]);
    });
  });
