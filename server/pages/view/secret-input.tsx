/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Words } from '../texts/english.ts';
import { EyeIcon } from './icons.tsx';
import type { SharedAttributes } from './field.tsx';
import type { TextAttributes } from './text-attributes.ts';
import { TextInput } from './text-input.ts';

/** A hidden input that the person may look at. Without script it stays hidden and has no button (style.css). */
export const SecretInput = ({ attributes, words }: { attributes: SharedAttributes & Omit<TextAttributes, 'type'>; words: Words }) => {
  const [shown, setShown] = useState(false);
  return (
    <div class="secret">
      <TextInput {...attributes} type={shown ? 'text' : 'password'} />
      <button
        type="button"
        class="look"
        aria-pressed={shown}
        aria-label={words[shown ? 'field.hide' : 'field.show']}
        title={words[shown ? 'field.hide' : 'field.show']}
        onClick={() => setShown(!shown)}
      >
        <EyeIcon closed={shown} />
      </button>
    </div>
  );
};
