import { CopyButton } from '#app/_ui/copy-button.tsx';
import type { Addresses } from './connect-examples.ts';

/** What an integrator copies into a configuration: the app's id, its issuer and its keys. */
export const ConnectFacts = ({ addresses }: { addresses: Addresses }) => {
  const facts = [
    { name: 'App id', hint: 'aud of its tokens', value: addresses.audience },
    { name: 'Issuer', hint: 'iss of its tokens', value: addresses.issuer },
    { name: 'Keys (JWKS)', hint: 'to verify them with', value: addresses.jwks },
  ];
  return (
    <dl className="flex flex-col divide-y divide-line">
      {facts.map(({ name, hint, value }) => (
        <div key={name} className="flex flex-wrap items-center gap-x-4 gap-y-0.5 py-1.5 sm:flex-nowrap">
          <dt className="w-full shrink-0 sm:w-52">
            {name} <span className="text-muted text-sm">{hint}</span>
          </dt>
          <dd className="flex min-w-0 flex-1 items-center gap-1">
            <code className="min-w-0 flex-1 break-all font-mono text-xs">{value}</code>
            <CopyButton text={value} label={`Copy: ${name}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
