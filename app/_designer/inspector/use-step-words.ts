import { useEffect, useState } from 'react';
import { baseOf } from '#flows/languages/base-of.ts';
import type { StepLanguages } from '#flows/languages/steps/step-words.ts';

/** What steps of a type say themselves in a language other than English; undefined where they do not come in it, and until that is known. */
export const useStepWords = (type: string | undefined, language: string): Readonly<Record<string, string>> | undefined => {
  const [languages, setLanguages] = useState<StepLanguages>({});
  const base = baseOf(language);
  useEffect(() => {
    let left = false;
    if (base !== 'en')
      void import('#flows/languages/steps/step-languages.ts').then(({ stepLanguages }) => {
        if (!left) setLanguages(stepLanguages);
      });
    return () => {
      left = true;
    };
  }, [base]);
  return type === undefined ? undefined : languages[base]?.[type];
};
