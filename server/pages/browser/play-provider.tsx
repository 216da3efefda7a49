/** @jsxImportSource preact */
import { render } from 'preact';
import { isRecord } from '#flows/client/is-record.ts';
import { openOver } from './open-over.ts';
import type { PhoneVisit } from './phone-visit.ts';
import { ProviderPage, readProvider } from './provider-page.tsx';

/** Shows the provider's page over the phone's screen. `returned` gets the code that it sends people back with. */
export const playProvider = async ({ headers, reload }: PhoneVisit, path: string, returned: (code: string) => Promise<void>): Promise<void> => {
  const found = await fetch(path, { headers })
    .then(async (response) => readProvider(response.ok ? await response.json() : undefined))
    .catch(() => undefined);
  if (found === undefined) return reload();
  const { over, close } = openOver();
  const answer = async (said: unknown): Promise<void> => {
    const body: unknown = await fetch(path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(said),
    })
      .then((response) => response.json())
      .catch(() => undefined);
    close();
    if (!isRecord(body) || typeof body.code !== 'string') return reload();
    try {
      await returned(body.code);
    } catch {
      reload();
    }
  };
  render(<ProviderPage {...found} answer={(said) => void answer(said)} />, over);
  over.querySelector<HTMLElement>('h1')?.focus();
};
