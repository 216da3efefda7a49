import { clsx } from 'clsx';
import { Check, Minus } from 'lucide-react';
import type { SecurityAnswers } from '#flows/security/answers.ts';
import { combinations, type Feature } from '#flows/security/combinations.ts';
import { accessWords } from '#app/_ui/access-words.ts';
import { Cell, Column, Row, Table } from '#app/_ui/table.tsx';

const columns: readonly { feature: Feature; label: string }[] = [
  { feature: 'common-link', label: 'Common link' },
  { feature: 'personal-link', label: 'Personal link' },
  { feature: 'sms', label: 'SMS' },
  { feature: 'email', label: 'E-mail' },
  { feature: 'external-id', label: 'External ID' },
  { feature: 'pin', label: 'PIN' },
  { feature: 'ip-range', label: 'IP range' },
];

/** The table of possible combinations (MOB-12), with the answer that is chosen now marked. */
export const CombinationsTable = ({ access }: { access: SecurityAnswers['access'] }) => (
  <Table
    label="Possible combinations"
    head={
      <>
        <Column>Who can access</Column>
        {columns.map(({ feature, label }) => (
          <Column key={feature} className="text-center">
            {label}
          </Column>
        ))}
      </>
    }
  >
    {(['anyone', 'registered', 'added'] as const).map((mode) => (
      <Row key={mode} aria-current={mode === access ? 'true' : undefined} className={clsx(mode === access && 'bg-accent-soft')}>
        <Cell className={clsx('whitespace-nowrap', mode === access && 'font-medium')}>{accessWords[mode].label}</Cell>
        {columns.map(({ feature }) => {
          const possible = combinations[mode][feature];
          return (
            <Cell key={feature} className="text-center" title={possible === true ? undefined : possible}>
              {possible === true ? (
                <Check aria-label="Possible" className="mx-auto size-4 text-positive" />
              ) : (
                <Minus aria-label={`Not possible. ${possible}`} className="mx-auto size-4 text-faint" />
              )}
            </Cell>
          );
        })}
      </Row>
    ))}
  </Table>
);
