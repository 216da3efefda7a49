'use client';

import { Route } from 'lucide-react';
import { Button } from '#app/_ui/button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { showPath } from './show-path.ts';

/** Shows on the canvas the way a scenario went. */
export const ShowPathButton = ({ name, result }: { name: string; result: Parameters<typeof showPath>[2] }) => {
  const editor = useEditor();
  const say = useSay();
  return (
    <Button size="small" look="quiet" aria-label={say('Show {name}', { name })} onClick={() => showPath(editor, name, result)}>
      <Route aria-hidden className="size-3.5" />
      {say('Show')}
    </Button>
  );
};
