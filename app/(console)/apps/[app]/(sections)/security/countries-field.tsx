import { X } from 'lucide-react';
import { type Country, countries, countryNames } from '#flows/kit/countries.ts';
import { Field } from '#app/_ui/field.tsx';
import { Select } from '#app/_ui/select.tsx';

const named = countries.map((value) => ({ value, label: countryNames[value] ?? value })).sort((a, b) => a.label.localeCompare(b.label, 'en'));

/** A handful of countries: picked one by one, each taken out by its own button. */
export const CountriesField = ({
  value,
  error,
  onChange,
}: {
  value: readonly Country[];
  error: string | undefined;
  onChange: (value: Country[]) => void;
}) => (
  <div className="flex flex-col gap-2">
    <Field label="Countries" help="Messages go to numbers of these countries only." error={error} className="max-w-sm">
      <Select
        value={undefined}
        placeholder="Add a country"
        options={named.filter((option) => !value.includes(option.value))}
        onChange={(country) => onChange([...value, country])}
      />
    </Field>
    {value.length > 0 && (
      <ul aria-label="Countries" className="flex flex-wrap gap-1.5">
        {value.map((country) => (
          <li key={country}>
            <button
              type="button"
              aria-label={`Remove ${countryNames[country] ?? country}`}
              onClick={() => onChange(value.filter((other) => other !== country))}
              className="inline-flex h-7 cursor-pointer items-center gap-1.5 rounded-chip border border-line bg-sunken px-2 text-sm hover:bg-hover"
            >
              {countryNames[country] ?? country}
              <X aria-hidden className="size-3.5 text-muted" />
            </button>
          </li>
        ))}
      </ul>
    )}
  </div>
);
