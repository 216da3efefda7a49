'use client';

import { clsx } from 'clsx';
import { Inbox, Smartphone, X } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { Spinner } from '#app/_ui/spinner.tsx';
import { useEditor, useGraph, useProblems } from '../editor/use-editor.ts';
import { DeviceShelf } from './device-shelf.tsx';
import { PhonePair } from './phone-pair.tsx';
import { usePhone, usePhoneState } from './use-phone.ts';

/** Runs move on by themselves too (a mailed link, a sent mail): look again now and then. */
const pollMs = 4_000;

/** Opens the world when the phone is first shown, and looks after it while it is. */
const useOpenPhone = (empty: boolean): void => {
  const phone = usePhone();
  useEffect(() => {
    if (empty) return;
    if (phone.store.getState().status === 'closed') void phone.open();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void phone.refresh();
    }, pollMs);
    return () => clearInterval(timer);
  }, [phone, empty]);
};

/** The phone beside the canvas: the unsaved draft on the real engine. Nothing it does leaves it. */
export const PhoneDock = ({ onClose }: { onClose?: () => void }) => {
  const editor = useEditor();
  const say = useSay();
  const phone = usePhone();
  const status = usePhoneState((state) => state.status);
  const failure = usePhoneState((state) => state.failure);
  const notice = usePhoneState((state) => state.notice);
  const mails = usePhoneState((state) => state.mails.length);
  const broken = useProblems((problems) => problems.current && problems.issues.some((issue) => issue.severity === 'error'));
  const ran = usePhoneState((state) => (state.trace?.run ?? null) !== null);
  const empty = useGraph((graph) => Object.keys(graph.nodes).length === 0);
  const both = usePhoneState(({ twin }) => twin.kind !== 'none' && twin.kind !== 'off');
  // Docked there is room for two; in the place of the settings two apps share one device.
  const beside = onClose !== undefined;
  useOpenPhone(empty);
  return (
    <section aria-label={say('Phone')} className={clsx('phone', beside && both && 'is-pair')}>
      <header className="phone-head">
        <Smartphone aria-hidden />
        <h2>{say('Phone')}</h2>
        <Button look="quiet" size="small" onClick={() => editor.view.setState({ drawer: 'inbox' })}>
          <Inbox aria-hidden className="size-3.5" />
          {mails === 0 ? say('Inbox') : say('Inbox ({count})', { count: mails })}
        </Button>
        {onClose !== undefined && (
          <IconButton size="small" label={say('Close the phone')} onClick={onClose}>
            <X />
          </IconButton>
        )}
      </header>
      {broken && ran && status === 'open' && (
        <p role="status" className="phone-note is-warning">
          {say('The draft has problems: the phone shows it as it last worked.')}
        </p>
      )}
      {notice !== undefined && (
        <p role="status" className="phone-note">
          {notice}
        </p>
      )}
      {empty && status === 'closed' && (
        <p className="phone-wait text-center text-muted">
          {say('As soon as something is drawn, it runs here: the real pages, with mail that goes nowhere.')}
        </p>
      )}
      {status === 'opening' && (
        <div className="phone-wait">
          <Spinner label={say('Opening the phone')} />
        </div>
      )}
      {status === 'failed' && (
        <div className="phone-wait">
          <Callout tone="caution" title={say('The phone is not running')} urgent>
            {failure}
          </Callout>
          <Button onClick={() => void phone.open()}>{say('Open it again')}</Button>
        </div>
      )}
      {status === 'open' && <PhonePair beside={beside} />}
      {status === 'open' && <DeviceShelf />}
    </section>
  );
};
