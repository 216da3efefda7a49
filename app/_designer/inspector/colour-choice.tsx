'use client';

import { type MarkColour, markColours } from '#flows/graph/graph.ts';

const names: Readonly<Record<MarkColour, string>> = { grey: 'Grey', blue: 'Blue', teal: 'Teal', violet: 'Violet', rose: 'Rose', ochre: 'Ochre' };

/** One of the six colours groups and notes are told apart by. */
export const ColourChoice = ({ name, value, onChange }: { name: string; value: MarkColour; onChange: (colour: MarkColour) => void }) => (
  <fieldset className="colours">
    <legend>Colour</legend>
    <div>
      {markColours.map((colour) => (
        <label key={colour} className="colour" data-colour={colour} title={names[colour]}>
          <input type="radio" name={name} value={colour} checked={colour === value} aria-label={names[colour]} onChange={() => onChange(colour)} />
        </label>
      ))}
    </div>
  </fieldset>
);
