/** @jsxImportSource preact */
import { type ComponentChildren, hydrate, render } from 'preact';
import type { RunCalls } from '#flows/client/create-run-calls.ts';
import { SallyportProblem } from '#flows/client/sallyport-problem.ts';
import type { Step } from '#flows/client/step.ts';
import type { WireStep } from '#flows/protocol/step.ts';
import type { Words } from '../texts/english.ts';
import { fill } from '../texts/fill.ts';
import { type Fault, findFaults } from '../view/faults.ts';
import { type Inputs, readInputs, usernameIn, withoutSecrets } from '../view/inputs.ts';
import { type Links, RunScreen } from '../view/run-screen.tsx';
import { announce } from './announce.ts';
import { swap } from './swap.ts';
import { helpTyping, sendPastedCodes } from './typing.ts';

type Settings = {
  root: HTMLElement;
  app: string;
  words: Words;
  client: Pick<RunCalls, 'submit' | 'back' | 'current' | 'wait'>;
  links?: Links;
  form?: { action: string; token: string };
  /** Buttons under the last step. */
  onward?: (step: WireStep) => ComponentChildren;
  /** Called with each step before it is drawn; `false` keeps it from being drawn (the browser is leaving). */
  arrived: (step: WireStep) => boolean;
  /** The run cannot go on: expired, gone, or over elsewhere. */
  lost: (code: string) => void;
};

export type RunWalk = {
  show(step: WireStep): void;
  /** Reads the current step again. */
  reload(): Promise<void>;
  /** The same step, with what was typed, in other words. */
  speak(words: Words): Promise<void>;
  /** Leaves the screen to somebody else. */
  stop(): void;
};

const reloading: readonly string[] = ['stale-state', 'unknown-action', 'cannot-go-back'];

/**
 * Takes a run's screen over: sends forms without leaving the page, waits for what happens elsewhere, draws each step in place. One
 * walk draws into one element as long as the page lives; `adopt` takes over what the server drew.
 */
export const walkRun = (settings: Settings, first: WireStep, { adopt }: { adopt: boolean }): RunWalk => {
  const { root, client } = settings;
  let { words } = settings;
  let step = first;
  let faults: readonly Fault[] = [];
  let notice: string | undefined;
  let busy = false;
  let username: string | undefined;
  /** What was typed on each step, for whoever comes back to it. */
  const typed = new Map<string, Inputs>();
  let waiting: AbortController | undefined;
  let stopped = false;

  const screen = () => (
    <RunScreen
      step={step}
      words={words}
      faults={faults}
      busy={busy}
      typed={typed.get(step.node) ?? {}}
      {...(username !== undefined && { username })}
      {...(settings.form && { form: settings.form })}
      {...(notice !== undefined && { notice })}
      {...(settings.links && { links: settings.links })}
      onward={settings.onward?.(step)}
    />
  );
  const draw = () => {
    render(screen(), root);
    document.title = fill(words['page.title'], { title: step.challenge.title.text, app: settings.app });
  };

  const focusOn = (same: boolean) => {
    // In a frame the focus may be around it: a builder goes on typing while the phone is drawn anew.
    if (window.parent !== window && !document.hasFocus()) return;
    const invalid = root.querySelector<HTMLElement>('[aria-invalid="true"]');
    const trouble = faults.length > 0 || step.problems.length > 0;
    const input = same && trouble ? root.querySelector<HTMLElement>('.field input, .field select') : undefined;
    if (invalid ?? input) (invalid ?? input)?.focus();
    else if (!same || document.activeElement === document.body) root.querySelector<HTMLElement>('h1')?.focus();
  };

  const wait = async () => {
    waiting?.abort();
    if (step.kind !== 'wait' || stopped) return;
    const mine = new AbortController();
    waiting = mine;
    try {
      show(await client.wait(step, mine.signal));
    } catch (error) {
      if (!mine.signal.aborted) failed(error);
    }
  };

  const show = (next: WireStep, more: { notice?: string; drawnAnew?: boolean } = {}) => {
    if (stopped) return;
    // The browser is on its way elsewhere: the screen stays busy until it is gone.
    if (!settings.arrived(next)) return;
    busy = false;
    const same = next.node === step.node && next.kind === step.kind;
    step = next;
    faults = [];
    notice = more.notice;
    const settle = () => {
      // What was wrong, or is to be sent anew, is not left standing where nobody sees it.
      if (same && more.drawnAnew !== true)
        for (const input of root.querySelectorAll<HTMLInputElement>('.secret input, .code input')) input.value = '';
      focusOn(same);
      if (same && step.problems.length === 0 && step.challenge.sent_to !== undefined)
        announce(fill(words['field.sent-to'], { address: step.challenge.sent_to }));
    };
    if (same) {
      draw();
      settle();
    } else {
      swap(draw, settle);
    }
    void wait();
  };

  const trouble = (text: string | undefined) => {
    busy = false;
    notice = text;
    draw();
    focusOn(true);
    void wait();
  };

  const noticeOf = (problem: SallyportProblem): string | undefined => {
    if (problem.code === 'network') return words['step.offline'];
    if (problem.code === 'too-many-requests') return fill(words['step.too-many'], { seconds: problem.retryAfter ?? 60 });
    return problem.code === 'busy' || problem.code === 'unavailable' || problem.code === 'in-progress' ? words['step.busy'] : undefined;
  };

  const failed = (error: unknown) => {
    const problem = error instanceof SallyportProblem ? error : undefined;
    const said = problem && noticeOf(problem);
    if (problem?.code === 'invalid-input') {
      faults = (problem.errors ?? []).map(({ path, code }) => ({ field: path, code }));
      trouble(undefined);
    } else if (said !== undefined) {
      trouble(said);
    } else if (problem !== undefined && reloading.includes(problem.code)) {
      void reload(words[problem.code === 'stale-state' ? 'step.moved-on' : 'step.refused']);
    } else {
      busy = false;
      settings.lost(problem?.code ?? 'internal');
    }
  };

  const attempt = async (work: () => Promise<Step>, more?: { notice?: string; drawnAnew?: boolean }) => {
    if (busy || stopped) return;
    waiting?.abort();
    busy = true;
    faults = [];
    notice = undefined;
    draw();
    try {
      show(await work(), more);
    } catch (error) {
      failed(error);
    }
  };

  const reload = (said?: string) => {
    busy = false;
    return attempt(() => client.current(step), said === undefined ? undefined : { notice: said });
  };

  /** Nothing was done in the run: what somebody is typing stays, secrets too. */
  const drawAnew = () => {
    busy = false;
    return attempt(() => client.current(step), { drawnAnew: true });
  };

  const submit = (form: HTMLFormElement, submitter: HTMLElement | null) => {
    if (form.dataset.go === 'back') return attempt(() => client.back(step));
    const chosen = submitter?.getAttribute('value') ?? step.actions.find((candidate) => candidate.primary)?.id;
    const action = step.actions.find((candidate) => candidate.id === chosen);
    if (action === undefined || submitter?.getAttribute('aria-disabled') === 'true') return undefined;
    const entries = [...new FormData(form)].flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []));
    const inputs: Inputs = action.inputs ? readInputs(step.fields, entries) : {};
    const found = action.inputs ? findFaults(step.fields, inputs) : [];
    username = usernameIn(step.fields, inputs) ?? username;
    typed.set(step.node, withoutSecrets(step.fields, inputs));
    if (found.length === 0) return attempt(() => client.submit(step, action.id, inputs));
    faults = found;
    return trouble(undefined);
  };

  const onSubmit = (event: SubmitEvent) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    void submit(event.target, event.submitter);
  };
  root.addEventListener('submit', onSubmit);
  if (adopt) {
    hydrate(screen(), root);
  } else {
    root.replaceChildren();
    draw();
  }
  // Our words stand beside the field; the browser's bubbles are for those without script.
  const quiet = () => {
    for (const form of root.querySelectorAll('form')) form.noValidate = true;
  };
  new MutationObserver(quiet).observe(root, { childList: true, subtree: true });
  quiet();
  helpTyping(root);
  sendPastedCodes(root);
  void wait();

  return {
    show: (next) => show(next),
    reload: drawAnew,
    speak: (next) => {
      words = next;
      return drawAnew();
    },
    stop: () => {
      stopped = true;
      waiting?.abort();
      root.removeEventListener('submit', onSubmit);
    },
  };
};
