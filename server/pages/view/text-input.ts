import { h, type LooseInputHTMLAttributes } from 'preact';

/** An `<input>` whose type is not known where it is written: JSX wants a literal one. */
export const TextInput = (attributes: LooseInputHTMLAttributes<HTMLInputElement>) => h('input', attributes);
