'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { folded } from '../find/parse-find.ts';

export type Choice = {
  id: string;
  title: string;
  /** The title is what a builder called it. */
  own?: true;
  /** Beside it, and searched too. */
  hint?: string;
  mark?: ReactNode;
  /** Why it cannot be chosen; it stands in the list so that nobody looks for it in vain. */
  refused?: string;
  /** Stays in the list whatever is typed. */
  always?: true;
};

const fitting = (choices: readonly Choice[], query: string): Choice[] => {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return choices.filter(({ title, hint = '', always }) => always === true || words.every((word) => folded(`${title} ${hint}`).includes(word)));
};

/** A list that is narrowed by typing: arrows and Enter choose, the field keeps the focus. */
export const ChoiceList = ({
  label,
  placeholder,
  choices,
  current,
  none,
  onChoose,
  onRefused,
}: {
  label: string;
  placeholder: string;
  choices: readonly Choice[];
  /** Where the list begins. */
  current?: string;
  /** Said when nothing fits what is typed. */
  none: string;
  onChoose: (id: string) => void;
  onRefused: (reason: string) => void;
}) => {
  const list = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(current);
  const options = useRef<HTMLDivElement>(null);
  const shown = fitting(choices, query);
  const active = Math.max(
    0,
    shown.findIndex((choice) => (chosen === undefined ? choice.refused === undefined : choice.id === chosen)),
  );
  useEffect(() => {
    options.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const choose = (choice: Choice | undefined) => {
    if (choice?.refused !== undefined) onRefused(choice.refused);
    else if (choice !== undefined) onChoose(choice.id);
  };
  const optionId = (index: number) => `${list}-${index}`;
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the list was asked for and goes away by itself
        autoFocus
        value={query}
        placeholder={placeholder}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={shown[active] === undefined ? undefined : optionId(active)}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(undefined);
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step !== 0) setChosen(shown[Math.min(shown.length - 1, Math.max(0, active + step))]?.id);
          else if (event.key === 'Enter') choose(shown[active]);
          else return;
          event.preventDefault();
        }}
      />
      <div ref={options} id={list} role="listbox" aria-label={label} tabIndex={-1}>
        {shown.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the search field, which keeps the focus
          <div
            key={choice.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            aria-disabled={choice.refused !== undefined}
            tabIndex={-1}
            onPointerMove={() => setChosen(choice.id)}
            onClick={() => choose(choice)}
          >
            {choice.mark}
            <span>
              <span translate={choice.own === true ? 'no' : undefined}>{choice.title}</span>
              {(choice.refused ?? choice.hint) !== undefined && (
                <small translate={choice.refused === undefined && choice.own === true ? 'no' : undefined}>{choice.refused ?? choice.hint}</small>
              )}
            </span>
          </div>
        ))}
      </div>
      {shown.length === 0 && <p>{none}</p>}
    </>
  );
};
