'use client';

import { useEffect, useState } from 'react';

const key = 'sallyport-invitation';

/** Keeps the link's secret for this tab while its holder signs in, whose page does not carry it on. */
export const keepInvitationToken = (token: string): void => sessionStorage.setItem(key, token);

/** The secret behind `#`, which no log and no referrer ever holds; empty without one, undefined before the page has looked. */
export const useInvitationToken = (): string | undefined => {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    const fromLink = location.hash.slice(1);
    setToken(fromLink === '' ? (sessionStorage.getItem(key) ?? '') : fromLink);
    sessionStorage.removeItem(key);
  }, []);
  return token;
};
