/** @jsxImportSource preact */
import { render } from 'preact';
import { isRecord } from '#flows/client/is-record.ts';
import { PlainScreen } from '../html/plain-screen.tsx';
import { fill } from '../texts/fill.ts';
import { openOver } from './open-over.ts';
import type { PhoneVisit } from './phone-visit.ts';

/** A mailed link was tapped: the same question as on its real page, then back to where the phone was. */
export const openMailedLink = async ({ world, headers, app, words, reload }: PhoneVisit, secret: string): Promise<void> => {
  const address = `/preview/${world}/links/${encodeURIComponent(secret)}`;
  const found: unknown = await fetch(address, { headers })
    .then((response) => response.json())
    .catch(() => undefined);
  const { over, close } = openOver();
  const spent = () =>
    render(
      <PlainScreen mark="neutral" title={words['link.spent']} lead={[words['link.spent-body']]}>
        <div class="actions">
          <button type="button" class="plain" onClick={close}>
            {words['step.back']}
          </button>
        </div>
      </PlainScreen>,
      over,
    );
  if (!isRecord(found) || found.alive !== true) return spent();
  const confirm = async () => {
    const response = await fetch(address, { method: 'POST', headers }).catch(() => undefined);
    if (response?.ok !== true) return spent();
    close();
    reload();
  };
  render(
    <PlainScreen
      title={words['link.title']}
      lead={[fill(words['link.body'], { app, address: typeof found.address === 'string' ? found.address : '' })]}
    >
      <div class="actions">
        <button type="button" class="primary" onClick={() => void confirm()}>
          {words['link.confirm']}
        </button>
        <button type="button" class="plain" onClick={close}>
          {words['step.back']}
        </button>
      </div>
    </PlainScreen>,
    over,
  );
};
