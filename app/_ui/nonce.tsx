'use client';

import { setNonce } from 'get-nonce';
import { createContext, type ReactNode, useContext, useState } from 'react';

const NonceContext = createContext<string | undefined>(undefined);

/** The page's nonce, for the few parts that write a style element while they are open (WEB-01). */
export const useNonce = (): string | undefined => useContext(NonceContext);

export const NonceProvider = ({ nonce, children }: { nonce: string | undefined; children: ReactNode }) => {
  // The scroll lock behind dialogs and lists takes it from here. A page keeps the nonce it was loaded with.
  useState(() => nonce !== undefined && typeof document !== 'undefined' && setNonce(nonce));
  return <NonceContext value={nonce}>{children}</NonceContext>;
};
