'use client';

import { ArrowLeft } from 'lucide-react';
import { Button } from '#app/_ui/button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { useEditor, useView } from '../editor/use-editor.ts';
import type { Mark } from './drawing.ts';
import { markWords } from './mark-words.ts';
import { showDraft } from './show-drawing.ts';

const legend = (marks: Readonly<Record<string, Mark>> | undefined): readonly Mark[] => [...new Set(Object.values(marks ?? {}))].toSorted();

/** Says that what stands on the canvas is not the draft, what its marks mean, and leads back. */
export const ShownBar = () => {
  const editor = useEditor();
  const say = useSay();
  const shown = useView((view) => view.shown);
  if (shown === undefined) return null;
  return (
    <section className="shown-bar" aria-label={say('Shown instead of the draft')}>
      <p>
        <strong>{shown.title}</strong>
        {legend(shown.marks).map((mark) => (
          <span key={mark} className={`mark is-${mark}`}>
            {say(markWords[mark])}
          </span>
        ))}
      </p>
      <Button size="small" onClick={() => showDraft(editor)}>
        <ArrowLeft aria-hidden className="size-3.5" />
        {say('Back to the draft')}
      </Button>
    </section>
  );
};
