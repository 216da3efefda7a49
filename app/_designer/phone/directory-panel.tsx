'use client';

import { Pencil, Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { emptyDirectory, type ScriptedPerson } from '#flows/kit/directory-script.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Input } from '#app/_ui/input.tsx';
import { Said, useSay } from '#app/_ui/language.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Switch } from '#app/_ui/switch.tsx';
import { usePhone, usePhoneState } from './use-phone.ts';

const states: readonly { value: ScriptedPerson['state']; label: string }[] = [
  { value: 'fine', label: phrase('May sign in') },
  { value: 'disabled', label: phrase('Disabled') },
  { value: 'locked', label: phrase('Locked') },
  { value: 'expired', label: phrase('Password expired') },
  { value: 'must-change', label: phrase('Must change the password') },
];
const most = 50;
const nobody: ScriptedPerson = { name: '', password: '', state: 'fine', groups: [], attributes: {} };
const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** One person of the directory: a new one, or one that is changed. */
const PersonForm = ({
  person,
  taken,
  onSave,
  onCancel,
}: {
  person: ScriptedPerson;
  taken: readonly string[];
  onSave: (person: ScriptedPerson) => void;
  onCancel: () => void;
}) => {
  const say = useSay();
  const [draft, setDraft] = useState({ ...person, groups: person.groups.join(', ') });
  const name = draft.name.trim();
  const clash = taken.some((other) => sameName(other, name));
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name === '' || clash) return;
    const groups = draft.groups
      .split(',')
      .map((group) => group.trim())
      .filter((group) => group !== '');
    onSave({ ...draft, name, groups: groups.slice(0, 100) });
  };
  return (
    <form className="directory-person" onSubmit={save}>
      <Field label={say('Name')} error={clash ? say('Somebody has this name already. Choose another.') : undefined}>
        <Input
          autoFocus
          value={draft.name}
          maxLength={256}
          spellCheck={false}
          onChange={({ target }) => setDraft({ ...draft, name: target.value })}
        />
      </Field>
      <Field label={say('Password')}>
        <Input
          value={draft.password}
          maxLength={256}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => setDraft({ ...draft, password: target.value })}
        />
      </Field>
      <Field label={say('State of the account')}>
        <Select
          value={draft.state}
          options={states.map(({ value, label }) => ({ value, label: say(label) }))}
          onChange={(state) => setDraft({ ...draft, state })}
        />
      </Field>
      <Field label={say('Groups')} help={say('Separated by commas. The connector maps them to roles.')}>
        <Input value={draft.groups} spellCheck={false} onChange={({ target }) => setDraft({ ...draft, groups: target.value })} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" disabled={name === '' || draft.password === '' || clash}>
          {say('Save person')}
        </Button>
        <Button look="quiet" size="small" onClick={onCancel}>
          {say('Cancel')}
        </Button>
      </div>
    </form>
  );
};

/** The directory behind directory connectors: it exists in this phone only, and the real one is never asked (SBX-04). */
export const DirectoryPanel = () => {
  const phone = usePhone();
  const say = useSay();
  const stateWords = (state: ScriptedPerson['state']): string => say(states.find(({ value }) => value === state)?.label ?? state);
  const directory = usePhoneState((state) => state.directory);
  const [editing, setEditing] = useState<ScriptedPerson>();
  const { people, anyoneWith } = directory;
  const others = people.filter((person) => person !== editing);
  const put = (changed: readonly ScriptedPerson[]) => void phone.setDirectory({ ...directory, people: [...changed] });
  return (
    <section aria-label={say('Directory')} className="directory">
      <h3>{say('Directory')}</h3>
      <Switch
        label={say('It answers')}
        help={say('Off: it cannot be reached, while mail and SMS can.')}
        checked={directory.up}
        onChange={(up) => void phone.setDirectory({ ...directory, up })}
      />
      <Switch
        label={say('Anyone may sign in')}
        help={
          <Said
            text="Whatever the name, the password {password} is right. Off: only the people below."
            with={{ password: <code translate="no">{emptyDirectory.anyoneWith}</code> }}
          />
        }
        checked={anyoneWith !== null}
        onChange={(on) => void phone.setDirectory({ ...directory, anyoneWith: on ? emptyDirectory.anyoneWith : null })}
      />
      {people.length > 0 && (
        <ul aria-label={say('People')}>
          {people.map((person) => (
            <li key={person.name}>
              <span>
                <strong translate="no">{person.name}</strong>
                <small>
                  {stateWords(person.state)}
                  {person.groups.length > 0 && <span translate="no">{` · ${person.groups.join(' · ')}`}</span>}
                </small>
              </span>
              <IconButton size="small" label={say('Change {name}', { name: person.name })} onClick={() => setEditing(person)}>
                <Pencil />
              </IconButton>
              <IconButton
                size="small"
                label={say('Remove {name}', { name: person.name })}
                onClick={() => put(people.filter((other) => other !== person))}
              >
                <Trash2 />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {editing === undefined ? (
        <Button size="small" disabled={people.length >= most} onClick={() => setEditing(nobody)}>
          <Plus aria-hidden className="size-3.5" />
          {say('Add a person')}
        </Button>
      ) : (
        <PersonForm
          key={editing.name}
          person={editing}
          taken={others.map(({ name }) => name)}
          onCancel={() => setEditing(undefined)}
          onSave={(person) => {
            put(people.includes(editing) ? people.map((other) => (other === editing ? person : other)) : [...people, person]);
            setEditing(undefined);
          }}
        />
      )}
    </section>
  );
};
