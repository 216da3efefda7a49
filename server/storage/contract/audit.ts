import { describe, expect, test } from 'vitest';
import { anEntry, aRecord, aUnit } from './samples.ts';
import { clock, newId, newScope, noon, type OpenSubject, together } from './subject.ts';

export const auditContract = (open: OpenSubject) =>
  describe('audit', () => {
    test('LOG-04 concurrent appends, from runs too, make one unbroken chain a workspace', async () => {
      const { storage } = await open(clock);
      const [workspace, other] = [newId('ws'), newId('ws')];
      await together(10, async (index) => {
        if (index % 2 === 0) await storage.audit.append([anEntry(workspace), anEntry(other), anEntry(workspace)]);
        else await storage.runs.commit(aUnit(aRecord(newScope()), 'new', { audit: [anEntry(workspace)] }));
      });
      expect(await storage.audit.verify(workspace)).toEqual({ rows: 15 });
      expect(await storage.audit.verify(other)).toEqual({ rows: 5 });
      expect(await storage.audit.verify('empty')).toEqual({ rows: 0 });
    });

    test('lists newest first, by app and page', async () => {
      const { storage } = await open(clock);
      const workspace = newId('ws');
      const entries = Array.from({ length: 4 }, (_, index) =>
        anEntry(workspace, { at: noon + index, app: index < 2 ? 'a' : null, env: index < 2 ? 'live' : null }),
      );
      await storage.audit.append(entries);
      expect(await storage.audit.list(workspace, { limit: 9 })).toEqual(entries.toReversed());
      expect(await storage.audit.list(workspace, { limit: 1, before: noon + 2 })).toEqual([entries[1]]);
      expect(await storage.audit.list(workspace, { limit: 9, app: 'a' })).toHaveLength(2);
    });

    test('LOG-04 a changed row, a removed one and a cut end show', async () => {
      const { storage, exec } = await open(clock);
      if (exec === undefined) return;
      const damages: [string, (workspace: string) => string][] = [
        ['changed', (workspace) => `UPDATE audit SET action = 'nothing happened' WHERE workspace = '${workspace}' AND seq = 2`],
        ['removed', (workspace) => `DELETE FROM audit WHERE workspace = '${workspace}' AND seq = 2`],
        ['cut', (workspace) => `DELETE FROM audit WHERE workspace = '${workspace}' AND seq >= 2`],
      ];
      for (const [name, sql] of damages) {
        const workspace = newId('ws');
        const entries = [anEntry(workspace), anEntry(workspace), anEntry(workspace)];
        await storage.audit.append(entries);
        await exec(sql(workspace));
        const { broken, rows } = await storage.audit.verify(workspace);
        expect([name, rows, broken]).toEqual([name, 1, { changed: entries[1]?.id, removed: entries[2]?.id, cut: `${workspace}#2` }[name]]);
      }
    });
  });
