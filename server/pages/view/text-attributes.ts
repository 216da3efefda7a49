import type { WireField } from '#flows/protocol/step.ts';

export type TextAttributes = {
  type?: 'text' | 'email' | 'tel' | 'number' | 'date';
  inputmode?: string;
  autocomplete?: string;
  autocapitalize?: 'none';
  spellcheck?: false;
  dir?: 'ltr';
  placeholder?: string;
  pattern?: string;
  min?: number;
  max?: number;
  step?: 'any';
  minLength?: number;
};

const plain = { autocapitalize: 'none', spellcheck: false } as const;

/** Type, keyboard and autofill token by field type; the node's own `autocomplete` wins (WEB-11). Hidden inputs set their type themselves. */
const byType: Readonly<Record<WireField['type'], TextAttributes>> = {
  text: { type: 'text' },
  email: { type: 'email', inputmode: 'email', autocomplete: 'email', dir: 'ltr', ...plain },
  phone: { type: 'tel', inputmode: 'tel', autocomplete: 'tel', dir: 'ltr' },
  username: { type: 'text', autocomplete: 'username', dir: 'ltr', ...plain },
  number: { type: 'number', inputmode: 'decimal', step: 'any' },
  boolean: {},
  date: { type: 'date' },
  choice: {},
  // Spaces and hyphens may be pasted along; a maximum length would cut such a code short.
  code: { type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', pattern: '[0-9\\s\\-]*', dir: 'ltr', ...plain },
  password: { autocomplete: 'current-password', dir: 'ltr', ...plain },
  'new-password': { autocomplete: 'new-password', dir: 'ltr', ...plain },
  pin: { inputmode: 'numeric', autocomplete: 'off', dir: 'ltr', ...plain },
};

export const textAttributes = (field: WireField): TextAttributes => ({
  ...byType[field.type],
  ...(field.autocomplete !== undefined && { autocomplete: field.autocomplete }),
  ...(field.placeholder && { placeholder: field.placeholder.text }),
  ...(field.min !== undefined && { min: field.min }),
  ...(field.max !== undefined && { max: field.max }),
  ...(field.min_length !== undefined && field.type !== 'code' && { minLength: field.min_length }),
});
