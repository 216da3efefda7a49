'use client';

import { useSay } from '#app/_ui/language.tsx';
import { type MarkColour, markColours } from '#flows/graph/graph.ts';
import { phrase } from '#flows/languages/phrase.ts';

const names: Readonly<Record<MarkColour, string>> = {
  grey: phrase('Grey'),
  blue: phrase('Blue'),
  teal: phrase('Teal'),
  violet: phrase('Violet'),
  rose: phrase('Rose'),
  ochre: phrase('Ochre'),
};

/** One of the six colours groups and notes are told apart by. */
export const ColourChoice = ({ name, value, onChange }: { name: string; value: MarkColour; onChange: (colour: MarkColour) => void }) => {
  const say = useSay();
  return (
    <fieldset className="colours">
      <legend>{say('Colour')}</legend>
      <div>
        {markColours.map((colour) => (
          <label key={colour} className="colour" data-colour={colour} title={say(names[colour])}>
            <input
              type="radio"
              name={name}
              value={colour}
              checked={colour === value}
              aria-label={say(names[colour])}
              onChange={() => onChange(colour)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
};
