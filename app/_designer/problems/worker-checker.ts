import type { AppSettings } from '#flows/compiler/app-settings.ts';
import type { Graph } from '#flows/graph/graph.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { LanguageTag } from '#flows/languages/languages.ts';
import type { Checker } from './watch-problems.ts';

export type CheckRequest = { id: number; graph: Graph; app: AppSettings; language: LanguageTag };
export type CheckAnswer = { id: number; issues: readonly Issue[] };

/** The compiler in a thread of its own, so that a large flow never makes typing wait. */
export const openWorkerChecker = (language: LanguageTag): { check: Checker; close(): void } => {
  const worker = new Worker(new URL('./compile.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (issues: readonly Issue[]) => void>();
  let next = 1;
  worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
    waiting.get(data.id)?.(data.issues);
    waiting.delete(data.id);
  });
  return {
    check: (graph, app) =>
      new Promise((resolve) => {
        const id = next++;
        waiting.set(id, resolve);
        worker.postMessage({ id, graph, app, language } satisfies CheckRequest);
      }),
    close: () => worker.terminate(),
  };
};
