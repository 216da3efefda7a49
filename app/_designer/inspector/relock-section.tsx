'use client';

import { useShallow } from 'zustand/react/shallow';
import { Callout } from '#app/_ui/callout.tsx';
import { Checkbox } from '#app/_ui/checkbox.tsx';
import { Field } from '#app/_ui/field.tsx';
import { DurationInput } from '#app/_ui/form/duration-control.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Switch } from '#app/_ui/switch.tsx';
import { titleOf } from '#flows/compiler/words.ts';
import { relockBounds, type Zone } from '#flows/graph/graph.ts';
import { registry } from '#flows/nodes/registry.ts';
import { useEditor, useGraph } from '../editor/use-editor.ts';

type Relock = NonNullable<Zone['relock']>;

const usualIdle = 300;

/** When a secure zone asks again, and the way in that opens it (MOB-9). */
export const RelockSection = ({ id }: { id: string }) => {
  const editor = useEditor();
  const { say } = editor.language;
  const zone = useGraph((graph) => graph.zones[id]);
  const entries = useGraph(
    useShallow((graph) => Object.entries(graph.nodes).flatMap(([node, { type }]) => (registry[type]?.session === 'locked' ? [node] : []))),
  );
  const nodes = useGraph((graph) => graph.nodes);
  if (zone === undefined) return null;
  const { relock, name } = zone;
  const put = (next: Relock | undefined, label: string) =>
    editor.document.transact(
      label,
      (graph) => {
        const found = graph.zones[id];
        if (found === undefined) return;
        if (next === undefined) delete found.relock;
        else found.relock = next;
      },
      { burst: `zone:${id}:relock` },
    );
  const options = entries.flatMap((value) => {
    const node = nodes[value];
    return node === undefined ? [] : [{ value, label: titleOf(node, registry, editor.language.say) }];
  });
  const [first] = entries;

  if (relock === undefined) {
    return (
      <Switch
        label={say('Ask again when the app was left alone')}
        help={say(
          first === undefined
            ? 'Add the step “App came back” to the flow first.'
            : 'Its session is locked, and a PIN or another proof opens it again.',
        )}
        checked={false}
        disabled={first === undefined}
        onChange={() => {
          if (first !== undefined) put({ idleSeconds: usualIdle, onOffload: true, entry: first }, say('Ask again in {zone}', { zone: name }));
        }}
      />
    );
  }
  const { idleSeconds: _idle, ...withoutIdle } = relock;
  return (
    <div className="flex flex-col gap-4">
      <Switch
        label={say('Ask again when the app was left alone')}
        checked
        onChange={() => put(undefined, say('Do not ask again in {zone}', { zone: name }))}
      />
      <Checkbox
        label={say('After a time without use')}
        checked={relock.idleSeconds !== undefined}
        onChange={(on) => put(on ? { ...relock, idleSeconds: usualIdle } : withoutIdle, say('Change when {zone} asks again', { zone: name }))}
      />
      {relock.idleSeconds !== undefined && (
        <Field label={say('Ask again after')} help={say('From one minute to a day without use.')}>
          <DurationInput
            name="idleSeconds"
            label={say('Ask again after')}
            value={relock.idleSeconds}
            fallback={undefined}
            onChange={(seconds) =>
              put(
                { ...relock, idleSeconds: Math.min(relockBounds.most, Math.max(relockBounds.least, seconds ?? usualIdle)) },
                say('Change when {zone} asks again', { zone: name }),
              )
            }
          />
        </Field>
      )}
      <Checkbox
        label={say('When the app was closed or swiped away')}
        checked={relock.onOffload}
        onChange={(onOffload) => put({ ...relock, onOffload }, say('Change when {zone} asks again', { zone: name }))}
      />
      {options.length === 0 ? (
        <Callout tone="caution">{say('Nothing opens this zone again. Add the step “App came back” to the flow.')}</Callout>
      ) : (
        <Field label={say('How')} help={say('The way in that opens the zone again.')}>
          <Select
            value={options.some(({ value }) => value === relock.entry) ? relock.entry : undefined}
            options={options}
            onChange={(entry) => put({ ...relock, entry }, say('Change how {zone} is opened again', { zone: name }))}
          />
        </Field>
      )}
    </div>
  );
};
