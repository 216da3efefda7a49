'use client';

import { GitCompare, Link } from 'lucide-react';
import { useState } from 'react';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { Select } from '#app/_ui/select.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { addressWith, type Comparison, comparisonOf } from './comparison.ts';
import { useCompare } from './use-compare.ts';

const latest = (versions: readonly { version: number }[]): number => Math.max(...versions.map(({ version }) => version));

/** Any two versions, or one and the draft, drawn over each other; the comparison can be sent as a link. */
export const CompareSection = ({ versions, live }: { versions: readonly { version: number; label: string }[]; live: number | undefined }) => {
  const compare = useCompare();
  const toast = useToast();
  const say = useSay();
  const [chosen, setChosen] = useState<Comparison>(() => comparisonOf(location.href) ?? { from: live ?? latest(versions), to: 'draft' });
  const [busy, setBusy] = useState(false);
  const options = versions.map(({ version, label }) => ({
    value: String(version),
    label: say('Version {version}', { version }),
    ...(label === '' ? {} : { hint: label }),
  }));
  const show = async () => {
    setBusy(true);
    try {
      await compare(chosen);
    } catch (error) {
      toast.failed(say('Nothing to compare'), faultOf(error, say)?.message);
    } finally {
      setBusy(false);
    }
  };
  const copy = () => {
    navigator.clipboard.writeText(addressWith(location.href, chosen)).then(
      () => toast.done(say('The link is copied'), say('Whoever may see this flow sees the same comparison.')),
      () => toast.failed(say('The browser did not let us copy')),
    );
  };
  return (
    <section aria-label={say('Compare')} className="inspector-section flex flex-col gap-3">
      <h3>{say('Compare')}</h3>
      <div className="grid grid-cols-2 gap-2">
        <Field label={say('From')}>
          <Select value={String(chosen.from)} options={options} onChange={(from) => setChosen({ ...chosen, from: Number(from) })} />
        </Field>
        <Field label={say('To')}>
          <Select
            value={String(chosen.to)}
            options={[{ value: 'draft', label: say('The draft') }, ...options]}
            onChange={(to) => setChosen({ ...chosen, to: to === 'draft' ? 'draft' : Number(to) })}
          />
        </Field>
      </div>
      <div className="flex flex-wrap gap-1">
        <Button size="small" busy={busy} onClick={() => void show()}>
          <GitCompare aria-hidden className="size-3.5" />
          {say('Show on the canvas')}
        </Button>
        <Button size="small" look="quiet" onClick={copy}>
          <Link aria-hidden className="size-3.5" />
          {say('Copy link')}
        </Button>
      </div>
    </section>
  );
};
