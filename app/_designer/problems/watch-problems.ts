import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppSettings } from '#flows/compiler/app-settings.ts';
import type { Graph } from '#flows/graph/graph.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { FlowDocument } from '../document/create-document.ts';
import type { Timing } from '../saving/start-autosave.ts';

export type Problems = {
  issues: readonly Issue[];
  /** Node → how many issues it has. */
  counts: ReadonlyMap<string, number>;
  /** Node → its issues. */
  byNode: ReadonlyMap<string, readonly Issue[]>;
  /** False while the newest edit has not been looked at. */
  current: boolean;
};

export const noProblems: Problems = { issues: [], counts: new Map(), byNode: new Map(), current: true };

/** Compiles a graph and answers with what is wrong; off the main thread where that is possible. */
export type Checker = (graph: Graph, app: AppSettings) => Promise<readonly Issue[]>;

const gather = (issues: readonly Issue[]): Problems => {
  const byNode = new Map<string, Issue[]>();
  for (const issue of issues) {
    if (issue.node !== undefined) byNode.set(issue.node, [...(byNode.get(issue.node) ?? []), issue]);
  }
  return { issues, byNode, counts: new Map([...byNode].map(([node, own]) => [node, own.length])), current: true };
};

/** Long enough that a burst of typing is compiled once, short enough that its end is felt at once. */
const quietMs = 120;

const sameIssue = (a: Issue, b: Issue): boolean => a.code === b.code && a.node === b.node && a.edge === b.edge && a.message === b.message;

/**
 * Keeps the problems of a document up to date; `look` does it when the app has changed. A result that a newer edit has
 * overtaken is dropped. `judge` takes what the server finds in the document as it is now: what only it can know, such as
 * what other flows of the app are like, stays in the list until it says otherwise.
 */
export const watchProblems = (
  document: FlowDocument,
  app: () => AppSettings,
  check: Checker,
  timing: Timing,
): { store: StoreApi<Problems>; look(): Promise<void>; judge(issues: readonly Issue[]): void; stop(): void } => {
  const store = createStore<Problems>(() => ({ ...noProblems, current: false }));
  let cancel: (() => void) | undefined;
  let run = 0;
  let judged: { graph: Graph; issues: readonly Issue[] } | undefined;
  let onlyThere: readonly Issue[] = [];

  const look = async (): Promise<void> => {
    run += 1;
    const mine = run;
    const { graph } = document.store.getState();
    const issues = await check(graph, app());
    if (mine !== run) return;
    if (judged?.graph === graph) onlyThere = judged.issues.filter((issue) => !issues.some((own) => sameIssue(issue, own)));
    store.setState(gather([...issues, ...onlyThere.filter((issue) => !issues.some((own) => sameIssue(issue, own)))]), true);
  };

  const unsubscribe = document.store.subscribe((state, before) => {
    if (state.graph === before.graph) return;
    run += 1;
    store.setState({ current: false });
    cancel?.();
    cancel = timing.after(quietMs, () => {
      void look();
    });
  });
  void look();
  return {
    store,
    look() {
      // What the server said was said of the app as it was.
      judged = undefined;
      onlyThere = [];
      return look();
    },
    judge(issues) {
      judged = { graph: document.store.getState().graph, issues };
      // While an edit waits to be looked at, the look that is due takes it up.
      if (store.getState().current) void look();
    },
    stop() {
      unsubscribe();
      cancel?.();
    },
  };
};
