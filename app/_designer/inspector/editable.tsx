'use client';

import type { ReactNode } from 'react';
import { useEditor } from '../editor/use-editor.ts';

/** Fields and buttons that change the flow: shown, but of no use to somebody who may only look at it. */
export const Editable = ({ children }: { children: ReactNode }) => (
  <fieldset disabled={!useEditor().rights.edit} className="editable">
    {children}
  </fieldset>
);
