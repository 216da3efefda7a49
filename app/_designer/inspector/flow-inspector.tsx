'use client';

import { Globe, Plus, ShieldCheck, X } from 'lucide-react';
import { Button } from '#app/_ui/button.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Select } from '#app/_ui/select.tsx';
import { addZoneOf } from '../actions/add-zone-of.ts';
import { useEditor, useGraph, useView } from '../editor/use-editor.ts';
import { select, zoneKey } from '../view/create-view.ts';
import { commonLanguages, languageName } from './languages.ts';

const Languages = () => {
  const editor = useEditor();
  const languages = useGraph((graph) => graph.languages);
  const writing = useView((view) => view.language);
  const add = (tag: string) => {
    editor.document.transact(`Add ${languageName(tag)}`, (graph) => {
      graph.languages = [...graph.languages, tag];
    });
    editor.view.setState({ language: tag });
  };
  const remove = (tag: string) => {
    editor.document.transact(`Remove ${languageName(tag)}`, (graph) => {
      graph.languages = graph.languages.filter((other) => other !== tag);
      delete graph.strings[tag];
    });
    const [first] = languages.filter((other) => other !== tag);
    if (writing === tag && first !== undefined) editor.view.setState({ language: first });
  };
  return (
    <section aria-label="Languages" className="inspector-section">
      <h3>Languages</h3>
      <ul className="mb-2 flex flex-col gap-1">
        {languages.map((tag, index) => (
          <li key={tag} className="method">
            <span className="method-name">
              {languageName(tag)}
              {index === 0 && <small> default</small>}
            </span>
            <Button size="small" look="quiet" aria-pressed={writing === tag} onClick={() => editor.view.setState({ language: tag })}>
              {writing === tag ? (editor.rights.edit ? 'Being written' : 'Being shown') : editor.rights.edit ? 'Write' : 'Show'}
            </Button>
            {editor.rights.edit && languages.length > 1 && (
              <IconButton size="small" label={`Remove ${languageName(tag)} and its texts`} onClick={() => remove(tag)}>
                <X />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {editor.rights.edit && (
        <Select
          size="small"
          label="Add a language"
          placeholder="Add a language"
          value={undefined}
          options={commonLanguages.filter((tag) => !languages.includes(tag)).map((tag) => ({ value: tag, label: languageName(tag) }))}
          onChange={add}
        />
      )}
    </section>
  );
};

/** Nothing is selected: the flow as a whole. */
export const FlowInspector = () => {
  const editor = useEditor();
  const zones = useGraph((graph) => graph.zones);
  const steps = useGraph((graph) => Object.keys(graph.nodes).length);
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div>
          <h2>{editor.flow.name}</h2>
          <p>{steps === 0 ? 'Nothing drawn yet.' : `${steps} ${steps === 1 ? 'step' : 'steps'}. Select one to see its settings.`}</p>
        </div>
      </header>
      <section aria-label="Zones" className="inspector-section">
        <h3>Zones</h3>
        <ul className="mb-2 flex flex-col gap-1">
          {Object.entries(zones).map(([id, zone]) => (
            <li key={id} className="method">
              {zone.kind === 'secure' ? (
                <ShieldCheck aria-hidden className="size-4 text-muted" />
              ) : (
                <Globe aria-hidden className="size-4 text-muted" />
              )}
              <button
                type="button"
                className="method-name"
                onClick={() => {
                  select(editor.view, [zoneKey(id)]);
                  editor.canvas.current?.show([zoneKey(id)]);
                }}
              >
                {zone.name}
              </button>
            </li>
          ))}
        </ul>
        {editor.rights.edit && (
          <div className="flex gap-2">
            <Button size="small" onClick={() => addZoneOf(editor, 'public')}>
              <Plus aria-hidden className="size-3.5" />
              Public
            </Button>
            <Button size="small" onClick={() => addZoneOf(editor, 'secure')}>
              <Plus aria-hidden className="size-3.5" />
              Secure
            </Button>
          </div>
        )}
      </section>
      <Languages />
    </div>
  );
};
