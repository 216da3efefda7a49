import { type ComponentType, createContext, useContext } from 'react';
import type { AppSettings } from '#flows/compiler/app-settings.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import type { ValueType } from '#flows/kit/condition-types.ts';
import type { FormField } from './read-form.ts';

/** Builder's texts that change together with a value: text id → words, empty for none. */
export type Words = Readonly<Record<string, string>>;

/** What every control is given. `value` is undefined while the default holds; giving undefined back returns to it. */
export type ControlProps = {
  field: FormField;
  value: unknown;
  /** An id for a text of this field that has none yet: `<node>.<field>`, and so on down. */
  newTextId: () => string;
  onChange: (value: unknown, words?: Words) => void;
  /** Draws the fields of a record in a list. Handed down, because a form holds lists and a list holds forms. */
  Fields: ComponentType<FieldsProps>;
};

/** Some fields of one record. */
export type FieldsProps = {
  fields: readonly FormField[];
  config: Readonly<Record<string, unknown>>;
  errors: Readonly<Record<string, string>>;
  newTextId: (field: string) => string;
  onChange: (field: string, value: unknown, words?: Words) => void;
};

/** What fields may refer to. Given once around a form. */
export type Surroundings = {
  columns: readonly UserColumn[];
  zones: readonly { key: string; name: string; kind: 'public' | 'secure' }[];
  /** Ways into this flow that a button may lead to, as they are called in it. */
  entries: readonly { id: string; label: string }[];
  /** The app's services outside, and where they are added. */
  connectors: NonNullable<AppSettings['connectors']>;
  connectorsPage: string | undefined;
  /** Values a condition or a template may look at, with the words a builder knows them by. */
  values: readonly { path: string; label: string; type: ValueType }[];
  /** The builder's words for a text id, in the language being written. */
  words: (textId: string) => string;
  /** What is said where the builder has no words of their own for a field. */
  defaultWords: (field: string) => string | undefined;
};

const nothing: Surroundings = {
  columns: [],
  zones: [],
  entries: [],
  connectors: [],
  connectorsPage: undefined,
  values: [],
  words: () => '',
  defaultWords: () => undefined,
};
export const SurroundingsContext = createContext<Surroundings>(nothing);
export const useSurroundings = (): Surroundings => useContext(SurroundingsContext);
