import { createStore } from 'zustand/vanilla';
import type { Graph } from '#flows/graph/graph.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import { createDocument } from '../document/create-document.ts';
import { unfoldSelected } from '../actions/group-fold.ts';
import { tidyGroups } from '../edit/groups.ts';
import { newId } from '../edit/new-id.ts';
import { createScene } from '../model/create-scene.ts';
import { createModel } from '../model/derive-model.ts';
import { titleOf } from '../model/names.ts';
import { createNodeFacts, type Definitions } from '../model/node-facts.ts';
import { createPhone, type Phone } from '../phone/create-phone.ts';
import type { PhoneRemote } from '../phone/phone-remote.ts';
import { type Checker, watchProblems } from '../problems/watch-problems.ts';
import { createScenarios, type Scenarios } from '../scenarios/create-scenarios.ts';
import type { ScenariosRemote } from '../scenarios/scenarios-remote.ts';
import { openLocalJournal } from '../saving/local-journal.ts';
import { followDraft } from '../saving/follow-draft.ts';
import { openDraft } from '../saving/open-draft.ts';
import type { FlowRemote } from '../saving/remote.ts';
import { savingStatus } from '../saving/saving-state.ts';
import { startAutosave, type Timing } from '../saving/start-autosave.ts';
import { createWalker } from '../walk/create-walker.ts';
import { missingIn } from '../walk/replay.ts';
import type { WalkRemote } from '../walk/walk-remote.ts';
import { isRoomy } from '../use-layout.ts';
import { createView, announce } from '../view/create-view.ts';
import { recall, rememberView } from '../view/remembered.ts';
import type { Editor } from './editor.ts';

const realTime: Timing = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const noJournal = { journal: { write: () => {}, clear: () => {} }, left: undefined, release: () => {} };

/**
 * Everything an open flow needs, wired together: document, cards, problems, saving, phone. `close` keeps what is unsaved
 * on this device and lets go of the rest.
 */
export const openEditor = async (given: {
  flow: Editor['flow'];
  /** Who is looking at it: what they see of it is remembered for them. */
  person: string;
  app: Editor['app'];
  rights: Editor['rights'];
  definitions: Definitions;
  language: Editor['language'];
  remote: FlowRemote;
  phone: PhoneRemote;
  scenarios: ScenariosRemote;
  walk: WalkRemote;
  /** Adds a column and answers all there are. */
  addColumn: (column: NonNullable<Issue['column']>) => Promise<readonly UserColumn[]>;
  check: Checker;
  draft: { revision: number; graph: Graph };
}): Promise<{ editor: Editor; phone: Phone; scenarios: Scenarios; close(): void }> => {
  const { flow, definitions, language, remote, rights } = given;
  // Its own, because a column may be added while the flow is open.
  const app = { ...given.app };
  // Somebody who may not edit any more keeps what a tab left behind, unsent, until they may again.
  const { journal, left, release } = rights.edit ? await openLocalJournal(flow.id, newId('tab', {}), localStorage, navigator.locks) : noJournal;
  const { graph, saving } = openDraft(given.draft, left);
  const document = createDocument(graph, realTime.now, {
    locked: !rights.edit,
    say: language.say,
    tidy: tidyGroups,
    selected: () => [...view.getState().selection],
  });
  const derive = createModel(createNodeFacts(definitions, language.say), language.say);
  const model = createStore(() => ({ model: derive(graph) }));
  const stopDeriving = document.store.subscribe((state) => {
    if (state.graph !== model.getState().model.graph) model.setState({ model: derive(state.graph) });
  });
  const view = createView(graph.languages[0] ?? app.settings.defaultLanguage, isRoomy(), recall(localStorage, flow.id, given.person));
  const stopRemembering = rememberView(view, localStorage, flow.id, given.person);
  const scene = createScene(model, view);
  const stopRevealing = view.subscribe(({ selection }, before) => {
    if (selection !== before.selection) unfoldSelected(view, model.getState().model);
  });
  const autosave = startAutosave({
    document,
    remote,
    journal,
    timing: realTime,
    say: language.say,
    initial: saving,
    received: (operations) => {
      announce(view, operations.map(({ author, label }) => language.say('{author}: {change}', { author, change: label })).join('. '));
      askServer();
    },
    judged: (issues) => problems.judge(issues),
  });
  const following = followDraft({
    follow: remote.follow,
    seen: () => autosave.store.getState().seen,
    heard: autosave.hear,
    timing: realTime,
  });
  const problems = watchProblems(document, () => app.settings, given.check, realTime);
  const askServer = (): void => {
    const asked = document.store.getState().graph;
    if (!rights.edit || savingStatus(autosave.store.getState()) !== 'saved') return;
    // Without an answer the list is what this tab finds; the next save brings the rest.
    remote.issues().then(
      (issues) => {
        if (document.store.getState().graph === asked) problems.judge(issues);
      },
      () => {},
    );
  };
  askServer();
  const phone = createPhone({
    remote: given.phone,
    document,
    model: () => model.getState().model,
    view,
    timing: realTime,
    language: app.settings.defaultLanguage,
    say: language.say,
    opening: { flow: flow.slug, app: { name: app.name, theme: app.theme } },
  });

  const canvas: Editor['canvas'] = { current: undefined };
  const walker = createWalker({
    phone,
    remote: given.walk,
    view,
    reveal: (node) => canvas.current?.reveal(node),
    titleOf: (node) => titleOf(model.getState().model, node),
    entry: () => [...model.getState().model.cards.values()].find(({ facts }) => facts.definition?.role === 'entry')?.id,
    missing: (step) => missingIn(model.getState().model, step),
    say: language.say,
  });

  const scenarios = createScenarios({ remote: given.scenarios, autosave, phone, view, timing: realTime, plays: rights.edit, say: language.say });

  const addColumn: Editor['addColumn'] = async (column) => {
    const columns = await given.addColumn(column);
    Object.assign(app, { columns, settings: { ...app.settings, columns } } satisfies Partial<Editor['app']>);
    await problems.look();
    askServer();
    // The phone's world was filled with the columns there were.
    if (phone.store.getState().status === 'open') await phone.open();
  };
  const keep = () => autosave.keep();
  const look = () => {
    const shown = globalThis.document.visibilityState === 'visible';
    following.show(shown);
    autosave.show(shown);
  };
  const retry = () => autosave.show(globalThis.document.visibilityState === 'visible');
  addEventListener('pagehide', keep);
  addEventListener('visibilitychange', keep);
  addEventListener('online', retry);
  globalThis.document.addEventListener('visibilitychange', look);
  look();
  return {
    editor: {
      flow,
      rights,
      app,
      definitions,
      language,
      document,
      model,
      scene,
      view,
      problems: problems.store,
      autosave,
      canvas,
      walker,
      addColumn,
      scenarios,
      scenarioFiles: { exported: given.scenarios.exported, add: scenarios.add },
    },
    phone,
    scenarios,
    close() {
      removeEventListener('pagehide', keep);
      removeEventListener('visibilitychange', keep);
      removeEventListener('online', retry);
      globalThis.document.removeEventListener('visibilitychange', look);
      following.stop();
      walker.stop();
      scenarios.stop();
      phone.stop();
      problems.stop();
      autosave.stop();
      release();
      stopDeriving();
      stopRemembering();
      stopRevealing();
    },
  };
};
