'use client';

import { Globe, Plus, ShieldCheck, X } from 'lucide-react';
import { Button } from '#app/_ui/button.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Select } from '#app/_ui/select.tsx';
import { addZoneOf } from '../actions/add-zone-of.ts';
import { useEditor, useGraph, useView } from '../editor/use-editor.ts';
import { select, zoneKey } from '../view/create-view.ts';
import { languageName } from '#flows/languages/language-name.ts';
import { commonLanguages } from './languages.ts';

const Languages = () => {
  const editor = useEditor();
  const { say, tag: own } = editor.language;
  const languages = useGraph((graph) => graph.languages);
  const writing = useView((view) => view.language);
  const add = (tag: string) => {
    editor.document.transact(say('Add {language}', { language: languageName(tag, own) }), (graph) => {
      graph.languages = [...graph.languages, tag];
    });
    editor.view.setState({ language: tag });
  };
  const remove = (tag: string) => {
    editor.document.transact(say('Remove {language}', { language: languageName(tag, own) }), (graph) => {
      graph.languages = graph.languages.filter((other) => other !== tag);
      delete graph.strings[tag];
    });
    const [first] = languages.filter((other) => other !== tag);
    if (writing === tag && first !== undefined) editor.view.setState({ language: first });
  };
  return (
    <section aria-label={say('Languages')} className="inspector-section">
      <h3>{say('Languages')}</h3>
      <ul className="mb-2 flex flex-col gap-1">
        {languages.map((tag, index) => (
          <li key={tag} className="method">
            <span className="method-name">
              <span translate="no">{languageName(tag, own)}</span>
              {index === 0 && <small> {say('default')}</small>}
            </span>
            <Button size="small" look="quiet" aria-pressed={writing === tag} onClick={() => editor.view.setState({ language: tag })}>
              {say(writing === tag ? (editor.rights.edit ? 'Being written' : 'Being shown') : editor.rights.edit ? 'Write' : 'Show')}
            </Button>
            {editor.rights.edit && languages.length > 1 && (
              <IconButton
                size="small"
                label={say('Remove {language} and its texts', { language: languageName(tag, own) })}
                onClick={() => remove(tag)}
              >
                <X />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {editor.rights.edit && (
        <Select
          size="small"
          label={say('Add a language')}
          placeholder={say('Add a language')}
          value={undefined}
          options={commonLanguages
            .filter((tag) => !languages.includes(tag))
            .map((tag) => ({ value: tag, label: languageName(tag, own), own: true as const }))}
          onChange={add}
        />
      )}
    </section>
  );
};

/** Nothing is selected: the flow as a whole. */
export const FlowInspector = () => {
  const editor = useEditor();
  const { say } = editor.language;
  const zones = useGraph((graph) => graph.zones);
  const steps = useGraph((graph) => Object.keys(graph.nodes).length);
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div>
          <h2 translate="no">{editor.flow.name}</h2>
          <p>
            {steps === 0
              ? say('Nothing drawn yet.')
              : say('{steps, plural, one {# step} other {# steps}}. Select one to see its settings.', { steps })}
          </p>
        </div>
      </header>
      <section aria-label={say('Zones')} className="inspector-section">
        <h3>{say('Zones')}</h3>
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
                translate="no"
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
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => addZoneOf(editor, 'public')}>
              <Plus aria-hidden className="size-3.5" />
              {say('Public')}
            </Button>
            <Button size="small" onClick={() => addZoneOf(editor, 'secure')}>
              <Plus aria-hidden className="size-3.5" />
              {say('Secure')}
            </Button>
          </div>
        )}
      </section>
      <Languages />
    </div>
  );
};
