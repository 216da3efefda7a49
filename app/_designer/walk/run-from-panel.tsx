'use client';

import { Pin as PinIcon, PinOff, Play, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Known } from '#flows/compiler/known-at.ts';
import type { PinnedContext } from '#flows/interpreter/pinned-context.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Input } from '#app/_ui/input.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Switch } from '#app/_ui/switch.tsx';
import { useCard, useEditor, useView } from '../editor/use-editor.ts';
import { usePhoneState } from '../phone/use-phone.ts';
import { nameFor, type Pin, pinFitted, pinFor } from './pin.ts';
import { useKnown } from './use-known.ts';

const people = [
  { value: 'nobody', label: phrase('Nobody yet'), hint: phrase('They have not said who they are') },
  { value: 'new', label: phrase('Somebody new'), hint: phrase('They gave a name that no user has') },
  { value: 'known', label: phrase('Somebody known'), hint: phrase('A user of that name; made up where there is none') },
] as const;
const names = { email: phrase('E-mail address'), phone: phrase('Phone number'), username: phrase('User name') } as const;
const proofs = [
  { id: 'identifier', label: phrase('who they are') },
  { id: 'possession', label: phrase('possession') },
  { id: 'knowledge', label: phrase('knowledge') },
  { id: 'inherence', label: phrase('inherence') },
] as const;
const sessions = [
  { value: 'none', label: phrase('No session') },
  { value: 'live', label: phrase('Signed in') },
  { value: 'locked', label: phrase('Locked') },
] as const;
/** Nothing is forced: what happens, happens. */
const byItself = '*';

type Change = (context: Partial<PinnedContext>) => void;

const Who = ({ context, known, change }: { context: PinnedContext; known: Known; change: Change }) => {
  const say = useSay();
  const { who } = context;
  const choose = (kind: PinnedContext['who']['kind']) =>
    change(kind === 'nobody' ? { who: { kind }, proofs: [] } : { who: { kind, name: nameFor(known, kind) } });
  return (
    <>
      <Field label={say('Who')}>
        <Select
          value={who.kind}
          options={people.map(({ value, label, hint }) => ({ value, label: say(label), hint: say(hint) }))}
          onChange={choose}
        />
      </Field>
      {who.kind !== 'nobody' && (
        <Field label={say(names[who.name.kind])}>
          <Input
            value={who.name.canonical}
            onChange={(event) => change({ who: { ...who, name: { ...who.name, canonical: event.currentTarget.value } } })}
          />
        </Field>
      )}
    </>
  );
};

const Proven = ({ context, change }: { context: PinnedContext; change: Change }) => {
  const say = useSay();
  return (
    <fieldset className="run-from-chips" disabled={context.who.kind === 'nobody'}>
      <legend>{say('Proven already')}</legend>
      {proofs.map(({ id, label }) => {
        const has = context.proofs.includes(id);
        return (
          <button
            key={id}
            type="button"
            aria-pressed={has}
            onClick={() => change({ proofs: has ? context.proofs.filter((proof) => proof !== id) : [...context.proofs, id] })}
          >
            {say(label)}
          </button>
        );
      })}
    </fieldset>
  );
};

const Values = ({ context, known, change }: { context: PinnedContext; known: Known; change: Change }) =>
  known.variables.map(({ name, label, type }) => {
    const value = context.vars[name];
    const set = (next: string | number | boolean) => change({ vars: { ...context.vars, [name]: next } });
    if (type === 'boolean') return <Switch key={name} label={label} checked={value === true} onChange={set} />;
    return (
      <Field key={name} label={label}>
        <Input
          type={type === 'number' ? 'number' : type === 'date' ? 'date' : 'text'}
          value={String(value ?? '')}
          onChange={({ currentTarget }) => set(type === 'number' ? currentTarget.valueAsNumber || 0 : currentTarget.value)}
        />
      </Field>
    );
  });

const Form = ({ node, known, close }: { node: string; known: Known; close: () => void }) => {
  const editor = useEditor();
  const say = useSay();
  const card = useCard(node);
  const kept = useView((view) => view.pins[node]);
  const values = usePhoneState((phone) => phone.trace?.values);
  const busy = useStore(editor.walker.store, (state) => state.busy);
  const failure = useStore(editor.walker.store, (state) => state.failure);
  const [pin, setPin] = useState<Pin>(() => {
    const fresh = pinFor(known, new Map(values?.map(({ name, value }) => [name, value])), editor.app.settings.access);
    return kept === undefined ? fresh : pinFitted(kept, fresh);
  });
  const [way, setWay] = useState(byItself);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector<HTMLElement>('button, input')?.focus(), []);
  if (card === undefined) return null;
  const { context } = pin;
  const change: Change = (next) => setPin({ ...pin, context: { ...context, ...next } });
  const run = async () => {
    editor.view.setState(({ pins }) => ({ pins: { ...pins, [node]: pin } }));
    await editor.walker.runFrom(node, pin, way === byItself ? [] : [{ node, visit: 1, outcome: way }]);
    if (editor.walker.store.getState().failure === undefined) close();
  };
  const forget = () => {
    editor.view.setState(({ pins: { [node]: _, ...pins } }) => ({ pins }));
    setPin(pinFor(known, new Map(), editor.app.settings.access));
  };
  return (
    <form
      className="run-from-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <div ref={first} className="run-from-fields">
        <Who context={context} known={known} change={change} />
        <Proven context={context} change={change} />
        <Field label={say('Session they come with')}>
          <Select
            value={context.session}
            options={sessions.map(({ value, label }) => ({ value, label: say(label) }))}
            onChange={(session) => change({ session })}
          />
        </Field>
        <Values context={context} known={known} change={change} />
        <Field label={say('Then')}>
          <Select
            value={way}
            options={[
              { value: byItself, label: say('Whatever happens') },
              ...card.facts.outcomes.map(({ id, label }) => ({ value: id, label: say('Leave it by “{outcome}”', { outcome: label }) })),
            ]}
            onChange={setWay}
          />
        </Field>
        <Switch label={say('The phone has a network')} checked={pin.online} onChange={(online) => setPin({ ...pin, online })} />
      </div>
      {failure !== undefined && (
        <p role="alert" className="walk-failure">
          {failure}
        </p>
      )}
      <footer>
        <Button type="submit" look="primary" size="small" busy={busy}>
          <Play aria-hidden className="size-3.5" />
          {say('Run')}
        </Button>
        {kept !== undefined && (
          <Button size="small" look="quiet" onClick={forget}>
            <PinOff aria-hidden className="size-3.5" />
            {say('Forget the pin')}
          </Button>
        )}
      </footer>
    </form>
  );
};

/** Asks what a run that begins at a step is to know. What is sure of everybody who comes there is filled in (EDITOR 17). */
export const RunFromPanel = () => {
  const editor = useEditor();
  const asked = useView((view) => view.runFrom);
  if (asked === undefined) return null;
  const close = () => {
    editor.view.setState({ runFrom: undefined });
    editor.canvas.current?.focus(asked);
  };
  return <Panel key={asked} node={asked} close={close} />;
};

const Panel = ({ node, close }: { node: string; close: () => void }) => {
  const say = useSay();
  const card = useCard(node);
  const known = useKnown(node);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  if (card === undefined) return null;
  const title = say('Run from {step}', { step: card.facts.title });
  return (
    <section aria-label={title} className="run-from" onKeyDown={onKeyDown}>
      <header>
        <PinIcon aria-hidden />
        <h2>{title}</h2>
        <IconButton size="small" label={say('Close')} onClick={close}>
          <X />
        </IconButton>
      </header>
      {known === 'none' && <p className="run-from-none">{say('No way leads to this step yet, so nobody can stand here. Wire it first.')}</p>}
      {known !== undefined && known !== 'none' && <Form node={node} known={known} close={close} />}
    </section>
  );
};
