'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { useSay } from './language.tsx';

/** Puts `text` on the clipboard and says so. With `words` it is a button, without an icon. */
export const CopyButton = ({ text, label, words = false }: { text: string; label?: string; words?: boolean }) => {
  const say = useSay();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  const said = state === 'copied' ? say('Copied') : state === 'refused' ? say('The browser refused; select and copy it') : (label ?? say('Copy'));
  const icon = state === 'copied' ? <Check className="text-positive" /> : <Copy />;
  return (
    <>
      {words ? (
        <Button size="small" onClick={copy} className="[&_svg]:size-3.5">
          {icon}
          {said}
        </Button>
      ) : (
        <IconButton label={said} size="small" onClick={copy}>
          {icon}
        </IconButton>
      )}
      <span role="status" className="sr-only">
        {state === 'idle' ? '' : said}
      </span>
    </>
  );
};
