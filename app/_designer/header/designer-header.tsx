'use client';

import { History, LayoutGrid, PanelRight, Redo2, Rocket, Smartphone, Undo2 } from 'lucide-react';
import { TopBar } from '#app/(console)/_shell/top-bar.tsx';
import { Button } from '#app/_ui/button.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { redo, undo } from '../actions/travel.ts';
import type { Layout } from '../use-layout.ts';
import { useDocument, useEditor, useProblems, useView } from '../editor/use-editor.ts';
import { MoreMenu } from './more-menu.tsx';
import { SavedState } from './saved-state.tsx';

const UndoRedo = () => {
  const editor = useEditor();
  const say = useSay();
  const past = useDocument((state) => state.past.at(-1)?.label);
  const future = useDocument((state) => state.future.at(-1)?.label);
  return (
    <>
      <IconButton
        size="small"
        label={past === undefined ? say('Undo') : say('Undo: {change}', { change: past })}
        shortcut="Ctrl Z"
        disabled={past === undefined}
        onClick={() => undo(editor)}
      >
        <Undo2 className="rtl:-scale-x-100" />
      </IconButton>
      <IconButton
        size="small"
        label={future === undefined ? say('Redo') : say('Redo: {change}', { change: future })}
        shortcut="Ctrl Y"
        disabled={future === undefined}
        onClick={() => redo(editor)}
      >
        <Redo2 className="rtl:-scale-x-100" />
      </IconButton>
    </>
  );
};

/** Name, saved state, undo and redo, phone, versions, Publish. */
export const DesignerHeader = ({ layout }: { layout: Layout }) => {
  const editor = useEditor();
  const say = useSay();
  const { edit, publish } = editor.rights;
  const side = useView((view) => view.side);
  const docked = useView((view) => view.phoneDocked);
  const over = useView((view) => view.over);
  const errors = useProblems((problems) => problems.issues.filter((issue) => issue.severity === 'error').length);
  const show = (panel: 'settings' | 'phone' | 'versions') => editor.view.setState({ side: panel, over: layout === 'narrow' ? 'side' : undefined });
  const phone = () => {
    if (layout === 'wide') editor.view.setState({ phoneDocked: !docked });
    else show('phone');
  };
  return (
    <TopBar
      crumbs={[
        { label: editor.app.name, href: `/apps/${editor.app.slug}` },
        { label: say('Flows'), href: `/apps/${editor.app.slug}/flows` },
        { label: editor.flow.name },
      ]}
    >
      {edit && (
        <>
          <SavedState />
          <span className="header-line" aria-hidden />
          <UndoRedo />
        </>
      )}
      {edit && layout === 'narrow' && (
        <IconButton
          size="small"
          label={say('Steps to add')}
          pressed={over === 'palette'}
          onClick={() => editor.view.setState({ over: over === 'palette' ? undefined : 'palette' })}
        >
          <LayoutGrid />
        </IconButton>
      )}
      {layout === 'narrow' && (
        <IconButton size="small" label={say('Settings')} pressed={over === 'side' && side === 'settings'} onClick={() => show('settings')}>
          <PanelRight />
        </IconButton>
      )}
      {edit && (
        <IconButton
          size="small"
          label={say('Phone')}
          pressed={layout === 'wide' ? docked : side === 'phone' && (layout === 'middle' || over === 'side')}
          onClick={phone}
        >
          <Smartphone />
        </IconButton>
      )}
      {layout !== 'narrow' && (
        <IconButton
          size="small"
          label={say('Versions')}
          pressed={side === 'versions'}
          onClick={() => show(side === 'versions' ? 'settings' : 'versions')}
        >
          <History />
        </IconButton>
      )}
      <MoreMenu />
      {publish && (
        <Button
          look="primary"
          size="small"
          title={errors > 0 ? say('The draft has problems that must be settled first') : undefined}
          onClick={() => show('versions')}
        >
          <Rocket aria-hidden className="size-3.5" />
          <span className="header-words">{say('Publish')}</span>
        </Button>
      )}
    </TopBar>
  );
};
