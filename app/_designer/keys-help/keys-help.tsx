'use client';

import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useEditor, useView } from '../editor/use-editor.ts';
import { keyGroups } from './key-groups.ts';
import { Keys } from './keys.tsx';

const OpenHelp = () => {
  const editor = useEditor();
  const { say } = editor.language;
  const panel = useRef<HTMLDivElement>(null);
  const back = useRef<Element | null>(null);
  useEffect(() => {
    back.current = document.activeElement;
    panel.current?.focus();
    const away = (event: Event) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) !== true) editor.view.setState({ sheet: undefined });
    };
    addEventListener('pointerdown', away, true);
    return () => removeEventListener('pointerdown', away, true);
  }, [editor]);
  const close = () => {
    editor.view.setState({ sheet: undefined });
    if (back.current instanceof HTMLElement) back.current.focus();
  };
  return createPortal(
    <div
      ref={panel}
      role="dialog"
      aria-label={say('All keys')}
      tabIndex={-1}
      className="keys-help"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <div className="keys-head">
        <h2>{say('All keys')}</h2>
        <IconButton size="small" label={say('Close')} shortcut="Escape" onClick={close}>
          <X />
        </IconButton>
      </div>
      <p>
        {say('They act on the flow while the focus is in the canvas. In a field, its own keys come first: undo there takes back what was typed.')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="keys-groups" aria-label={say('Keys')} tabIndex={0}>
        {keyGroups(editor).map(({ title, lines }) => (
          <section key={title} aria-label={say(title)}>
            <h3>{say(title)}</h3>
            <dl>
              {lines.map((line) => (
                <div key={line.title}>
                  <dt>{say(line.title)}</dt>
                  <dd>
                    {line.keys.map((keys) => (
                      <Keys key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </div>,
    document.body,
  );
};

/** All keys, as they are now (EDITOR 20). */
export const KeysHelp = () => {
  const open = useView((view) => view.sheet === 'keys');
  return open ? <OpenHelp /> : null;
};
