import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { loadSay } from '#flows/languages/load-say.ts';
import { registry } from '#flows/nodes/registry.ts';
import { LanguageContext } from '../language.tsx';
import { TooltipProvider } from '../tooltip.tsx';
import { ConfigFields } from './config-fields.tsx';
import { isItem } from './items.ts';
import { readFields } from './read-form.ts';

const say = await loadSay('en-XA');

/** What is read or read out: texts and names, without what is the builder's own. */
const shownIn = (html: string): string[] =>
  [
    ...html
      .replaceAll(/<(\w+)[^>]* translate="no"[^>]*>[^<]*<\/\1>/g, '')
      .replaceAll(/<textarea[^>]*>[^<]*<\/textarea>/g, '')
      .matchAll(/>([^<]+)<|(?:aria-label|title)="([^"]+)"/g),
  ].map(([, text, name]) => text ?? name ?? '');

describe('EDITOR-24 every word of a generated form is said in the builder’s language', () => {
  for (const [type, definition] of Object.entries(registry)) {
    test(type, () => {
      const parsed = definition.config.safeParse({});
      const config = parsed.success && isItem(parsed.data) ? parsed.data : {};
      const html = renderToStaticMarkup(
        <LanguageContext value={{ tag: 'en-XA', direction: 'ltr', say }}>
          <TooltipProvider>
            <ConfigFields fields={readFields(definition.config)} config={config} errors={{}} newTextId={(field) => field} onChange={() => {}} />
          </TooltipProvider>
        </LanguageContext>,
      );
      expect(shownIn(html).filter((words) => /\p{L}/u.test(words) && !words.startsWith('⟦'))).toEqual([]);
    });
  }
});
