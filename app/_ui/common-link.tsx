'use client';

import { CopyButton } from './copy-button.tsx';
import { useSay } from './language.tsx';
import { QrCode } from './qr-code.tsx';

/** The app's public link with its QR code (MOB-2). */
export const CommonLink = ({ app, publicUrl }: { app: string; publicUrl: string }) => {
  const say = useSay();
  const url = `${publicUrl.replace(/\/+$/, '')}/a/${app}`;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-1">
        <a href={url} target="_blank" rel="noreferrer" translate="no" dir="ltr" className="break-all font-mono text-sm underline underline-offset-2">
          {url}
        </a>
        <CopyButton text={url} label={say('Copy the link')} />
      </p>
      <QrCode text={url} name={`${app}-link`} />
    </div>
  );
};
