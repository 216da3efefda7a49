'use client';

import { useRef, useState } from 'react';

type Question = { given: Promise<boolean>; answer: (given: boolean) => void };

/** `ask` waits for the builder's password; calls that need it at the same time wait for one answer. `asked`: the open question. */
export const useConfirming = (): { ask: () => Promise<boolean>; asked: Question | undefined } => {
  const [asked, setAsked] = useState<Question>();
  const open = useRef<Question>(undefined);
  const [ask] = useState(() => (): Promise<boolean> => {
    if (open.current !== undefined) return open.current.given;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const answer = (given: boolean) => {
      open.current = undefined;
      setAsked(undefined);
      resolve(given);
    };
    open.current = { given: promise, answer };
    setAsked(open.current);
    return promise;
  });
  return { ask, asked };
};
