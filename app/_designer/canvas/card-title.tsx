import { Fragment } from 'react';
import { unbroken } from './unbroken.ts';

/** What a card is called. `own`: named by the builder. */
export const CardTitle = ({ title, own }: { title: string; own: true | undefined }) => (
  <span className="card-title" title={title} dir="auto" translate={own && 'no'}>
    {unbroken(title).map(({ words, whole }, index) =>
      whole ? <span key={`${index}whole`}>{words}</span> : <Fragment key={`${index}words`}>{words}</Fragment>,
    )}
  </span>
);
