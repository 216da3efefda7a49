'use client';

import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { NodeDefinition } from '#flows/kit/define-node.ts';
import { useSay } from '#app/_ui/language.tsx';
import { addStep } from '../actions/add-step.ts';
import { losesNothing, planReplacement, type Replacement } from '../actions/plan-replacement.ts';
import { replaceStep } from '../actions/replace-step.ts';
import type { Editor } from '../editor/editor.ts';
import { useEditor, useView } from '../editor/use-editor.ts';
import { cardMetrics } from '../model/card-size.ts';
import { titleOf } from '../model/names.ts';
import type { QuickAdd } from '../view/create-view.ts';
import { KindList } from './kind-list.tsx';
import { ReplaceCheck } from './replace-check.tsx';

const size = { width: 300, height: 360 };

const add = (editor: Editor, { at, after, into, anywhere }: QuickAdd, kind: NodeDefinition): void => {
  // Let go on the canvas, a wire ends at the new step's input; put into a wire, its middle is there.
  const middle = into === undefined ? { x: at.x + cardMetrics.width / 2, y: at.y + cardMetrics.head } : at;
  addStep(editor, kind.id, {
    ...(anywhere === true ? {} : { at: middle }),
    ...(after === undefined ? {} : { after }),
    ...(into === undefined ? {} : { into }),
  });
};

/**
 * Picks the next step where a wire was let go or a "+" was pressed, or the kind that takes a step's place. Enter does it as one
 * change; Escape changes nothing.
 */
export const QuickAddPicker = () => {
  const request = useView((view) => view.quickAdd);
  if (request === undefined) return null;
  const { screen, after, into, replace } = request;
  // Asked for anew elsewhere, it begins anew.
  return createPortal(
    <Picker key={[screen.x, screen.y, after?.from, after?.outcome, into?.edge, replace].join()} request={request} />,
    document.body,
  );
};

const Picker = ({ request }: { request: QuickAdd }) => {
  const editor = useEditor();
  const say = useSay();
  const [check, setCheck] = useState<{ kind: NodeDefinition; replacement: Replacement }>();
  const panel = useRef<HTMLDivElement>(null);
  const returnTo = useRef(document.activeElement);
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) !== true) editor.view.setState({ quickAdd: undefined });
    };
    // The gesture that opened the picker must not close it again.
    const timer = setTimeout(() => addEventListener('pointerdown', away, true), 0);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointerdown', away, true);
    };
  }, [editor]);

  const close = () => {
    editor.view.setState({ quickAdd: undefined });
    if (returnTo.current instanceof HTMLElement) returnTo.current.focus();
  };
  const replace = (replacement: Replacement) => {
    editor.view.setState({ quickAdd: undefined });
    replaceStep(editor, replacement);
  };
  const choose = (kind: NodeDefinition) => {
    const { model } = editor.model.getState();
    const replacement = request.replace === undefined ? undefined : planReplacement(model, editor.definitions, request.replace, kind.id);
    if (request.replace === undefined) add(editor, request, kind);
    else if (replacement !== undefined && losesNothing(replacement)) replace(replacement);
    else if (replacement !== undefined) setCheck({ kind, replacement });
  };
  const title = titleOf(editor.model.getState().model, request.replace ?? '');
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={request.replace === undefined ? say('Add a step') : say('Replace {step}', { step: title })}
      className="quick-add"
      style={{
        left: Math.max(8, Math.min(request.screen.x, innerWidth - size.width - 8)),
        top: Math.max(8, Math.min(request.screen.y, innerHeight - size.height - 8)),
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      {check === undefined ? (
        <KindList request={request} onChoose={choose} />
      ) : (
        <ReplaceCheck
          from={title}
          to={say(check.kind.title)}
          replacement={check.replacement}
          onReplace={() => replace(check.replacement)}
          onBack={() => setCheck(undefined)}
        />
      )}
    </div>
  );
};
