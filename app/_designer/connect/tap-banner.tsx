'use client';

import { Spline } from 'lucide-react';
import { Button } from '#app/_ui/button.tsx';
import { useEditor, useModel, useView } from '../editor/use-editor.ts';
import { titleOf } from '../model/names.ts';
import { announce } from '../view/create-view.ts';

/** While a pressed port waits for where it leads. */
export const TapBanner = () => {
  const editor = useEditor();
  const { say } = editor.language;
  const tapped = useView(({ wiring }) => (wiring?.tapped === true ? wiring : undefined));
  const from = useModel((model) => {
    const label = model.cards.get(tapped?.from ?? '')?.ports.find((port) => port.id === tapped?.outcome)?.label;
    return tapped === undefined || label === undefined ? undefined : say('{step}, {outcome}', { step: titleOf(model, tapped.from), outcome: label });
  });
  if (from === undefined) return null;
  return (
    <div className="tap-banner">
      <Spline aria-hidden />
      <p>
        <strong>{from}</strong>
        {say('Tap where it leads, or cancel')}
      </p>
      <Button
        size="small"
        onClick={() => {
          editor.view.setState({ wiring: undefined });
          announce(editor.view, say('No wire was drawn'));
        }}
      >
        {say('Cancel')}
      </Button>
    </div>
  );
};
