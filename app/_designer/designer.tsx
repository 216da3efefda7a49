'use client';

import './designer.css';
import { ReactFlowProvider } from '@xyflow/react';
import { Eye, X } from 'lucide-react';
import { type KeyboardEvent, useMemo } from 'react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { phrase } from '#flows/languages/phrase.ts';
import { goHome } from './actions/go-home.ts';
import { Announcer } from './announcer.tsx';
import { FlowCanvas } from './canvas/flow-canvas.tsx';
import { CommandList } from './command-list/command-list.tsx';
import { runByKey } from './commands/run-by-key.ts';
import { usePageKeys } from './commands/use-page-keys.ts';
import { LinkedComparison } from './compare/linked-comparison.tsx';
import { ConflictPanel } from './conflict/conflict-panel.tsx';
import { Drawer } from './drawer.tsx';
import { ConnectPanel } from './connect/connect-panel.tsx';
import type { Editor } from './editor/editor.ts';
import { EditorContext, useEditor, useSaving, useView } from './editor/use-editor.ts';
import { DesignerHeader } from './header/designer-header.tsx';
import { KeysHelp } from './keys-help/keys-help.tsx';
import { HistoryList } from './inspector/history-list.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { Palette } from './palette/palette.tsx';
import type { Phone } from './phone/create-phone.ts';
import { OutlinePanel } from './outline/outline-panel.tsx';
import { PhoneDock } from './phone/phone-dock.tsx';
import { PhoneContext } from './phone/use-phone.ts';
import { WalkBar } from './problems/walk-bar.tsx';
import type { Scenarios } from './scenarios/create-scenarios.ts';
import { ScenariosContext } from './scenarios/use-scenarios.ts';
import { editorOver } from './shown/editor-over.ts';
import { LinkedRun } from './runs/linked-run.tsx';
import { ShownBar } from './shown/shown-bar.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { type Layout, useLayout } from './use-layout.ts';
import { VersionsPanel } from './versions/versions-panel.tsx';
import type { SidePanel } from './view/create-view.ts';
import { RunFromPanel } from './walk/run-from-panel.tsx';
import { RunWalkBar } from './walk/run-walk-bar.tsx';

const names: Readonly<Record<SidePanel, string>> = {
  settings: phrase('Settings'),
  phone: phrase('Phone'),
  history: phrase('History'),
  versions: phrase('Publish'),
};

/** Right of the canvas. Where there is room the phone stands beside it; else they share the place. */
const Side = ({ layout, shown }: { layout: Layout; shown: Editor }) => {
  const editor = useEditor();
  const say = useSay();
  const chosen = useView((view) => view.side);
  const tabs: readonly SidePanel[] = !editor.rights.edit
    ? ['settings', 'versions']
    : layout === 'wide'
      ? ['settings', 'history', 'versions']
      : ['settings', 'phone', 'history', 'versions'];
  const side = tabs.includes(chosen) ? chosen : 'settings';
  // Escape climbs back out, to the card whose settings these are (EDITOR 8).
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const [only] = editor.view.getState().selection;
    const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.key !== 'Escape' || event.defaultPrevented || !inside || only === undefined) return;
    event.preventDefault();
    editor.view.setState({ over: undefined });
    goHome(editor, shown.model.getState().model.graph.edges[only]?.from ?? only);
  };
  return (
    <aside aria-label={say(names[side])} className="side" onKeyDown={onKeyDown}>
      <div className="side-bar">
        <div role="tablist" aria-label={say('Panel')} className="side-tabs">
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`side-${tab}`}
              aria-selected={side === tab}
              aria-controls="side-content"
              onClick={() => editor.view.setState({ side: tab })}
            >
              {tab === 'versions' && !editor.rights.publish ? say('Versions') : say(names[tab])}
            </button>
          ))}
        </div>
        {layout === 'narrow' && (
          <IconButton size="small" label={say('Close')} className="ms-auto" onClick={() => editor.view.setState({ over: undefined })}>
            <X />
          </IconButton>
        )}
      </div>
      <div role="tabpanel" id="side-content" aria-labelledby={`side-${side}`} className="side-content">
        {side === 'settings' && (
          <EditorContext value={shown}>
            <Inspector />
          </EditorContext>
        )}
        {side === 'history' && <HistoryList />}
        {side === 'versions' && <VersionsPanel />}
        {side === 'phone' && <PhoneDock />}
      </div>
    </aside>
  );
};

const Workbench = ({ layout }: { layout: Layout }) => {
  const own = useEditor();
  const say = useSay();
  const shown = useView((view) => view.shown);
  const editor = useMemo(() => (shown === undefined ? own : editorOver(own, shown)), [own, shown]);
  const over = useView((view) => view.over);
  const outline = useView((view) => view.outline);
  const docked = useView((view) => view.phoneDocked);
  const conflict = useSaving((saving) => saving.trouble?.kind === 'conflict');
  const close = () => editor.view.setState({ over: undefined });
  return (
    <div className={`workbench is-${layout}`}>
      {(layout === 'narrow' ? over === 'outline' : outline) && (
        <EditorContext value={editor}>
          <OutlinePanel />
        </EditorContext>
      )}
      {editor.rights.edit && (layout === 'narrow' ? over === 'palette' : !outline) && <Palette named={layout === 'narrow'} onAdded={close} />}
      <main id="main" aria-label={say('Drawing')} className="workbench-middle">
        <h1 className="sr-only" translate="no">
          {editor.flow.name}
        </h1>
        {!own.rights.edit && (
          <p className="look-note">
            <Eye aria-hidden />
            {say('You can look at this flow; ask an owner to change it.')}
          </p>
        )}
        <LinkedComparison />
        <LinkedRun />
        <ShownBar />
        <RunFromPanel />
        <EditorContext value={editor}>
          <FlowCanvas />
          <WalkBar />
        </EditorContext>
        <RunWalkBar />
        <Drawer />
      </main>
      {conflict ? (
        <aside aria-label={say('Conflict')} className="side">
          <ConflictPanel />
        </aside>
      ) : (
        (layout !== 'narrow' || over === 'side') && <Side layout={layout} shown={editor} />
      )}
      {own.rights.edit && layout === 'wide' && docked && <PhoneDock onClose={() => editor.view.setState({ phoneDocked: false })} />}
    </div>
  );
};

/** The designer of one open flow. */
export const Designer = ({ editor, phone, scenarios }: { editor: Editor; phone: Phone; scenarios: Scenarios }) => {
  const layout = useLayout();
  const toast = useToast();
  useKeptFocus(editor);
  usePageKeys({ editor, toast });
  // Some keys work from any button of the designer, fewer from a field, none from a menu or the phone.
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { target, currentTarget } = event;
    if (event.defaultPrevented || !(target instanceof HTMLElement) || !currentTarget.contains(target) || target.matches('iframe')) return;
    const inField = target.matches('input, textarea, select') || target.isContentEditable;
    if (runByKey({ editor, toast }, event, inField ? 'field' : 'button')) event.preventDefault();
  };
  return (
    <EditorContext value={editor}>
      <PhoneContext value={phone}>
        <ScenariosContext value={scenarios}>
          <ReactFlowProvider>
            <div className="designer" onKeyDown={onKeyDown}>
              <DesignerHeader layout={layout} />
              <Workbench layout={layout} />
              <ConnectPanel />
              <CommandList />
              <KeysHelp />
              <Announcer />
            </div>
          </ReactFlowProvider>
        </ScenariosContext>
      </PhoneContext>
    </EditorContext>
  );
};
