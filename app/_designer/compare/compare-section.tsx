'use client';

import { GitCompare, Link } from 'lucide-react';
import { useState } from 'react';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Select } from '#app/_ui/select.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { addressWith, type Comparison, comparisonOf } from './comparison.ts';
import { useCompare } from './use-compare.ts';

const latest = (versions: readonly { version: number }[]): number => Math.max(...versions.map(({ version }) => version));

/** Any two versions, or one and the draft, drawn over each other; the comparison can be sent as a link. */
export const CompareSection = ({ versions, live }: { versions: readonly { version: number; label: string }[]; live: number | undefined }) => {
  const compare = useCompare();
  const toast = useToast();
  const [chosen, setChosen] = useState<Comparison>(() => comparisonOf(location.href) ?? { from: live ?? latest(versions), to: 'draft' });
  const [busy, setBusy] = useState(false);
  const options = versions.map(({ version, label }) => ({
    value: String(version),
    label: `Version ${version}`,
    ...(label === '' ? {} : { hint: label }),
  }));
  const show = async () => {
    setBusy(true);
    try {
      await compare(chosen);
    } catch (error) {
      toast.failed('Nothing to compare', faultOf(error)?.message);
    } finally {
      setBusy(false);
    }
  };
  const copy = () => {
    navigator.clipboard.writeText(addressWith(location.href, chosen)).then(
      () => toast.done('The link is copied', 'Whoever may see this flow sees the same comparison.'),
      () => toast.failed('The browser did not let us copy'),
    );
  };
  return (
    <section aria-label="Compare" className="inspector-section flex flex-col gap-3">
      <h3>Compare</h3>
      <div className="grid grid-cols-2 gap-2">
        <Field label="From">
          <Select value={String(chosen.from)} options={options} onChange={(from) => setChosen({ ...chosen, from: Number(from) })} />
        </Field>
        <Field label="To">
          <Select
            value={String(chosen.to)}
            options={[{ value: 'draft', label: 'The draft' }, ...options]}
            onChange={(to) => setChosen({ ...chosen, to: to === 'draft' ? 'draft' : Number(to) })}
          />
        </Field>
      </div>
      <div className="flex gap-1">
        <Button size="small" busy={busy} onClick={() => void show()}>
          <GitCompare aria-hidden className="size-3.5" />
          Show on the canvas
        </Button>
        <Button size="small" look="quiet" onClick={copy}>
          <Link aria-hidden className="size-3.5" />
          Copy link
        </Button>
      </div>
    </section>
  );
};
