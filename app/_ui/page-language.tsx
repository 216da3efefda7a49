'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { type Language, LanguageContext, useLanguage } from './language.tsx';

const SpeakContext = createContext<(language: Language | undefined) => void>(() => {});

/** What stands around every page, such as the messages in the corner, speaks the page's language; English where a page has none. */
export const PageLanguage = ({ children }: { children: ReactNode }) => {
  const usual = useLanguage();
  const [language, speak] = useState<Language>();
  return (
    <SpeakContext value={speak}>
      <LanguageContext value={language ?? usual}>{children}</LanguageContext>
    </SpeakContext>
  );
};

/** Says which language the page is in for as long as it is shown. */
export const useSpeak = (language: Language | undefined): void => {
  const speak = useContext(SpeakContext);
  useEffect(() => {
    speak(language);
    return () => speak(undefined);
  }, [speak, language]);
};
