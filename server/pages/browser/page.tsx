/** @jsxImportSource preact */
import { createRunCalls } from '#flows/client/create-run-calls.ts';
import { sleep } from '#flows/client/sleep.ts';
import { createTransport } from '#flows/client/transport.ts';
import type { WireStep } from '#flows/protocol/step.ts';
import type { Island } from '../html/island.ts';
import type { Begun } from '../run/arrive.ts';
import { webAddress } from '../view/web-address.ts';
import { offerInstall } from './install.ts';
import { element, readIsland } from './read-island.ts';
import { walkRun } from './walk-run.tsx';

// The script of hosted pages. Everything works without it; with it nothing reloads and waiting pages move on.
const island = readIsland<Island>();
const root = element('step');

/** A registered redirect URI may have an app's own scheme; one that would run in this page is nobody's (WEB-02). */
const leaveTo = (address: string): void => {
  if (!/^(javascript|data|vbscript|blob|file):/i.test(address.trim())) location.replace(address);
};

const walk = (begun: Begun, adopt: boolean): void => {
  // The runs' half of the SDK: pages have no tokens to keep.
  const client = createRunCalls({
    sleep,
    transport: createTransport({ baseUrl: begun.api, fetch: fetch.bind(globalThis), headers: () => ({ 'sallyport-form': begun.token }) }),
  });
  let drawn = false;
  const arrived = (step: WireStep): boolean => {
    const to = step.result?.redirect_to;
    if (to !== undefined) leaveTo(to);
    // Not on the page's first step: whoever comes back from there would be sent away again. Nor past what there is to say.
    const elsewhere = drawn && step.kind === 'redirect' && step.problems.length === 0 ? webAddress(step.challenge.url) : undefined;
    drawn = true;
    if (elsewhere !== undefined) location.assign(elsewhere);
    return to === undefined;
  };
  if (!arrived(begun.step)) return;
  walkRun(
    {
      root,
      client,
      arrived,
      app: island.app,
      words: island.words,
      links: begun.links,
      form: { action: begun.path, token: begun.token },
      // The server has a page for whatever became of the run.
      lost: () => location.reload(),
    },
    begun.step,
    { adopt },
  );
  if (!adopt) root.querySelector<HTMLElement>('h1')?.focus();
};

const begin = async (form: HTMLFormElement): Promise<void> => {
  const token = new FormData(form).get('token');
  if (typeof token !== 'string') return;
  const response = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body: new URLSearchParams({ token }) });
  // The plain form gets the page that explains what is wrong.
  if (!response.ok) return form.submit();
  const begun: Begun = await response.json();
  history.replaceState(null, '', begun.path);
  walk(begun, false);
};

/** A page that is only loaded ahead must not begin anything. */
const seen = async (): Promise<void> => {
  if (!('prerendering' in document) || document.prerendering !== true) return;
  await new Promise((resolve) => {
    document.addEventListener('prerenderingchange', resolve, { once: true });
  });
};

offerInstall();
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
if (island.kind === 'run') {
  walk({ ...island, path: location.pathname }, true);
} else {
  const form = element('start');
  await seen();
  // Without the network the button is still there.
  if (form instanceof HTMLFormElement) await begin(form).catch(() => undefined);
}
