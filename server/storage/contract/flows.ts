import { beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../ports/storage.ts';
import { aGraph, aPlan, withApp } from './samples.ts';
import { clock, day, newId, noon, type OpenSubject, together } from './subject.ts';

export const flowsContract = (open: OpenSubject) =>
  describe('flows', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const created = async (plan = aPlan(newId('plan'))) => {
      const app = await withApp(storage);
      const flow = { id: newId('flow'), app: app.id, slug: 'sign-in', name: 'Sign in', createdAt: noon, updatedAt: noon };
      expect(await storage.flows.create(flow, aGraph(), plan)).toEqual({ ok: true });
      return { app, flow, plan };
    };
    const publish = (id: string, revision: number, plan = aPlan(newId('plan'))) =>
      storage.flows.publish(id, { revision, plan, graph: aGraph(3), label: 'v', author: 'mem', at: noon, warnings: 2 });

    test('is found as it was made; a slug is taken once an app', async () => {
      const { app, flow, plan } = await created();
      const stored = { ...flow, revision: 0, published: null, sandboxPlan: plan.hash };
      expect(await storage.flows.find(flow.id)).toEqual(stored);
      expect(await storage.flows.bySlug(app.id, 'sign-in')).toEqual(stored);
      expect(await storage.flows.list(app.id)).toEqual([stored]);
      expect(await storage.flows.draft(flow.id)).toEqual({ revision: 0, graph: aGraph() });
      expect(await storage.flows.plan(plan.hash)).toEqual(plan);
      expect(await storage.flows.create({ ...flow, id: newId('flow') }, aGraph(), null)).toEqual({ ok: false, reason: 'slug-taken' });
      expect(await storage.flows.rename(flow.id, 'Door')).toBe(true);
      expect(await storage.flows.find(flow.id)).toMatchObject({ name: 'Door' });
      expect(await storage.flows.rename('none', 'Door')).toBe(false);
    });

    test('of 20 concurrent saves none is lost: each decides on the newest draft and all changes since its base', async () => {
      const { flow } = await created();
      const seen = await together(20, (index) =>
        storage.flows.save(flow.id, 0, (draft) => ({
          value: [draft.revision, draft.since.length, Object.keys(draft.graph.notes).length] as const,
          append: {
            label: `change ${index}`,
            patches: [{ op: 'add', path: ['notes', `n${index}`] }],
            graph: aGraph(draft.revision + 1),
            author: 'mem',
            at: noon,
            sandboxPlan: null,
          },
        })),
      );
      expect(seen.map((each) => each?.[0]).sort((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
      expect(seen.every((each) => each !== undefined && each[0] === each[1] && each[0] === each[2])).toBe(true);
      const operations = await storage.flows.operations(flow.id, 0, 100);
      expect(operations.map(({ revision }) => revision)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(new Set(operations.map(({ label }) => label)).size).toBe(20);
      expect(await storage.flows.operations(flow.id, 18, 1)).toMatchObject([{ revision: 19, base: 0 }]);
      expect(await storage.flows.draft(flow.id)).toEqual({ revision: 20, graph: aGraph(20) });
    });

    test('a save that decides against it appends nothing; a draft that does not compile keeps serving the one before', async () => {
      const { flow, plan } = await created();
      expect(await storage.flows.save(flow.id, 0, (draft) => ({ value: draft.revision }))).toBe(0);
      expect(await storage.flows.save('none', 0, () => ({ value: 1 }))).toBeUndefined();
      expect(await storage.flows.find(flow.id)).toMatchObject({ revision: 0, sandboxPlan: plan.hash });
      const append = { label: 'l', patches: [], graph: aGraph(1), author: 'mem', at: noon + 5 };
      await storage.flows.save(flow.id, 0, () => ({ value: 1, append: { ...append, sandboxPlan: null } }));
      expect(await storage.flows.find(flow.id)).toMatchObject({ revision: 1, sandboxPlan: plan.hash, updatedAt: noon + 5 });
      const next = aPlan(newId('plan'));
      await storage.flows.save(flow.id, 1, () => ({ value: 1, append: { ...append, sandboxPlan: next } }));
      expect(await storage.flows.find(flow.id)).toMatchObject({ revision: 2, sandboxPlan: next.hash });
    });

    test('publishing numbers versions and refuses a draft that has moved on', async () => {
      const { flow } = await created();
      const results = await together(5, () => publish(flow.id, 0));
      expect(results.map((result) => (result.ok ? result.version : 0)).sort()).toEqual([1, 2, 3, 4, 5]);
      expect(await publish(flow.id, 7)).toEqual({ ok: false, reason: 'stale' });
      expect(await publish('none', 0)).toEqual({ ok: false, reason: 'stale' });
      const versions = await storage.flows.versions(flow.id);
      expect(versions.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
      expect(versions[0]).toMatchObject({ flow: flow.id, label: 'v', author: 'mem', at: noon, warnings: 2 });
      expect(await storage.flows.versionGraph(flow.id, 2)).toEqual(aGraph(3));
      expect(await storage.flows.versionGraph(flow.id, 9)).toBeUndefined();
      expect(await storage.flows.find(flow.id)).toMatchObject({ published: 5 });
      expect(await storage.flows.activate(flow.id, 2)).toBe(true);
      expect(await storage.flows.activate(flow.id, 9)).toBe(false);
      expect(await storage.flows.find(flow.id)).toMatchObject({ published: 2 });
    });

    test('FLOW-05 a stored plan that is not what its hash says is not given out', async () => {
      await storage.flows.storePlan({ ...aPlan('tampered'), hash: 'other' });
      await expect(storage.flows.plan('other')).rejects.toThrow('not what its hash says');
      expect(await storage.flows.plan('unknown')).toBeUndefined();
    });

    test('purge takes plans nobody has needed for 8 days, and no other', async () => {
      const { flow, plan } = await created();
      const published = aPlan(newId('plan'));
      await publish(flow.id, 0, published);
      const [second, third] = [aPlan(newId('plan')), aPlan(newId('plan'))];
      for (const [index, next] of [second, published, third].entries()) {
        await storage.flows.save(flow.id, index, () => ({
          value: 0,
          append: { label: 'l', patches: [], graph: aGraph(), author: 'mem', at: noon, sandboxPlan: next },
        }));
      }
      await storage.flows.purge(noon + 7 * day, 100);
      expect(await storage.flows.plan(plan.hash)).toBeDefined();
      await storage.flows.purge(noon + 8 * day, 100);
      expect(await storage.flows.plan(plan.hash)).toBeUndefined();
      expect(await storage.flows.plan(second.hash)).toBeUndefined();
      expect(await storage.flows.plan(published.hash)).toBeDefined();
      expect(await storage.flows.plan(third.hash)).toBeDefined();
      expect(await storage.flows.remove(flow.id)).toBe(true);
      expect(await storage.flows.remove(flow.id)).toBe(false);
      expect(await storage.flows.versions(flow.id)).toEqual([]);
      expect(await storage.flows.draft(flow.id)).toBeUndefined();
      await storage.flows.purge(noon + 8 * day, 100);
      expect(await storage.flows.plan(published.hash)).toBeUndefined();
    });
  });
