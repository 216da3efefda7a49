'use client';

import { ToggleGroup } from 'radix-ui';
import { useAddress } from './use-address.ts';

export type Environment = 'live' | 'sandbox';

/** Which of the app's two worlds the page shows, as its address says. */
export const useEnvironment = (): Environment => (useAddress().read('env') === 'sandbox' ? 'sandbox' : 'live');

export const EnvironmentSwitch = () => {
  const environment = useEnvironment();
  const { write } = useAddress();
  return (
    <ToggleGroup.Root
      type="single"
      aria-label="Environment"
      value={environment}
      onValueChange={(next) => next !== '' && write({ env: next === 'sandbox' ? 'sandbox' : undefined, after: undefined, user: undefined })}
      className="inline-flex h-9 rounded-field border border-line-strong bg-sunken p-0.5"
    >
      {(['live', 'sandbox'] as const).map((value) => (
        <ToggleGroup.Item
          key={value}
          value={value}
          className="cursor-pointer rounded-chip px-3 font-medium text-muted text-sm hover:text-ink aria-checked:bg-surface aria-checked:text-ink"
        >
          {value === 'live' ? 'Live' : 'Sandbox'}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
};
