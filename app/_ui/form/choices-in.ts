import { countryNames } from '#flows/kit/countries.ts';
import type { Language } from '../language.tsx';
import type { Option } from '../select.tsx';
import type { FormField } from './read-form.ts';

/** The choices of a field in the builder's language. Countries are named by `Intl`, and stand in the order of their names. */
export const choicesIn = ({ meta, choices }: Pick<FormField, 'meta' | 'choices'>, { tag, say }: Pick<Language, 'tag' | 'say'>): Option[] => {
  if (meta.choices !== countryNames) return choices.map(({ value, label }) => ({ value, label: say(label) }));
  const names = new Intl.DisplayNames([tag], { type: 'region' });
  const { compare } = new Intl.Collator(tag);
  return choices
    .map(({ value, label }) => ({ value, label: names.of(value) ?? label, own: true as const }))
    .sort((a, b) => compare(a.label, b.label));
};
