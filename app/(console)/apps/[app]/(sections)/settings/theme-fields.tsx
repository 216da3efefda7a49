'use client';

import type { ReactNode } from 'react';
import type { App } from '#server/storage/ports/apps.ts';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { readableOn } from './readable-on.ts';

type Theme = Pick<App['theme'], 'accent' | 'radius'>;

/** Colour, corners and logo, with a glimpse of what they do. */
export const ThemeFields = ({
  name,
  logo,
  logoField,
  value,
  error,
  onChange,
}: {
  name: string;
  /** Where the logo is served; undefined without one. */
  logo: string | undefined;
  logoField: ReactNode;
  value: Theme;
  error: (field: keyof Theme) => string | undefined;
  onChange: (value: Theme) => void;
}) => (
  <div className="grid gap-6 md:grid-cols-2">
    <div className="flex flex-col gap-4">
      <Field label="Colour" help="Of buttons and links. Their text turns black or white, whichever can be read." error={error('accent')}>
        <Input
          type="color"
          value={value.accent}
          onChange={({ target }) => onChange({ ...value, accent: target.value })}
          className="w-20 cursor-pointer p-1"
        />
      </Field>
      <Field label="Corners" help="How round, in pixels: 0 to 24." error={error('radius')}>
        <Input
          type="number"
          min={0}
          max={24}
          value={Number.isNaN(value.radius) ? '' : value.radius}
          onChange={({ target }) => onChange({ ...value, radius: target.valueAsNumber })}
          className="w-24"
        />
      </Field>
      {logoField}
    </div>
    <div aria-hidden className="flex flex-col justify-center rounded-card border border-line bg-sunken p-6">
      <div className="mx-auto flex w-full max-w-64 flex-col gap-3 border border-line bg-surface p-5" style={{ borderRadius: value.radius * 1.5 }}>
        <span className="flex min-w-0 items-center gap-2 text-muted text-sm">
          {/* biome-ignore lint/performance/noImgElement: it is small already, and comes from the pages' origin */}
          {logo !== undefined && <img src={logo} alt="" className="max-h-6 max-w-16" />}
          <span className="truncate">{name}</span>
        </span>
        <span className="font-semibold text-lg">Sign in</span>
        <span className="h-9 border border-control bg-surface" style={{ borderRadius: value.radius }} />
        <span
          className="flex h-9 items-center justify-center font-medium"
          style={{ borderRadius: value.radius, background: value.accent, color: readableOn(value.accent) }}
        >
          Continue
        </span>
      </div>
    </div>
  </div>
);
