import type { Page } from '@playwright/test';

/** Words that are the same in every language, each with its reason. */
const same: readonly RegExp[] = [
  // What is printed on keys.
  /^(Ctrl|Shift|Alt|Esc|Escape|Enter|Tab|Del|Delete|Space|Backspace|Home|End|PgUp|PgDn|F\d+|[A-Z])([ +](Ctrl|Shift|Alt|Enter|Tab|[A-Z0-9]))*$/,
  // The product's name, and that of the library it has to show.
  /^Sallyport$/,
  /^React Flow( attribution)?$/,
];

/**
 * What stands on the page, and is neither said (⟦…⟧) nor the builder's own: marked as such, or one of `names` where it stands in an
 * attribute or is all of a text. Times are written by the browser, which knows no pseudo language. For a page in the pseudo language.
 */
export const unsaid = async (page: Page, names: readonly string[], part = 'body'): Promise<string[]> => {
  const found = await page.evaluate(
    ({ builders, at }) => {
      const letters = /\p{L}/u;
      const told = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt'];
      const whereOf = (element: Element): string => {
        const part = element.closest('[class]:not(svg, svg *)');
        return `${element.tagName.toLowerCase()}${part === null ? '' : `.${(part.getAttribute('class') ?? '').split(' ')[0]}`}`;
      };
      /** Whatever of a text stands outside of brackets, from this depth on. */
      const bare = (text: string, depth: number): { words: string; depth: number } => {
        let [words, deep] = ['', depth];
        for (const letter of text) {
          if (letter === '⟦') deep += 1;
          else if (letter === '⟧') deep -= 1;
          else if (deep === 0) words += letter;
        }
        return { words: words.trim(), depth: deep };
      };
      const result: string[] = [];
      const skipped =
        'script, style, noscript, template, [translate="no"], [translate="no"] *, time, time *, next-route-announcer, next-route-announcer *';
      let depth = 0;
      const walker = document.createTreeWalker(document.querySelector(at) ?? document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node instanceof Element ? node : node.parentElement;
        if (element === null || element.matches(skipped) || !element.checkVisibility({ visibilityProperty: true })) continue;
        if (node instanceof Element) {
          for (const name of told) {
            const { words } = bare(node.getAttribute(name) ?? '', 0);
            const rest = builders.reduce((all, own) => all.replaceAll(own, ''), words);
            if (letters.test(rest)) result.push(`${whereOf(node)} ${name}: ${words}`);
          }
          continue;
        }
        const text = bare(node.nodeValue ?? '', depth);
        depth = text.depth;
        if (letters.test(text.words) && !builders.includes(text.words)) result.push(`${whereOf(element)}: ${text.words}`);
      }
      return [...new Set(result)];
    },
    { builders: names, at: part },
  );
  return found.filter((line) => !same.some((pattern) => pattern.test(line.slice(line.indexOf(': ') + 2))));
};

/** Words that are cut off, hang out of their button, or push the page sideways. What ends in “…” may, if the whole is told on hover. */
export const clipped = (page: Page, part = 'body'): Promise<string[]> =>
  page.evaluate((at) => {
    const result: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) result.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    const range = document.createRange();
    const pressed = 'button, [role="tab"], [role="menuitem"], [role="menuitemradio"], [role="combobox"]';
    const cut = (element: Element): boolean => {
      const { overflowX } = getComputedStyle(element);
      const wide = overflowX === 'hidden' || overflowX === 'clip';
      return wide && element.clientWidth > 1 && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 4);
    };
    for (const element of (document.querySelector(at) ?? document.body).querySelectorAll('*')) {
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '');
      if (own.length === 0 || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (element.matches('.sr-only, .sr-only *, option, textarea, title, [aria-hidden="true"] *')) continue;
      const words = `“${element.textContent?.slice(0, 60)}” in ${element.tagName.toLowerCase()}.${element.getAttribute('class')?.split(' ')[0] ?? ''}`;
      const parent = element.parentElement;
      const box = cut(element) ? element : parent !== null && cut(parent) ? parent : undefined;
      if (box !== undefined) {
        // What the builder wrote may be of any length.
        const builders = element.closest('[translate="no"]') !== null;
        const told = element.closest('[title]') !== null && element.closest(`${pressed}, h1, h2, h3, h4, label, legend`) === null;
        if (!builders && !(told && getComputedStyle(box).textOverflow === 'ellipsis')) result.push(`cut off: ${words}`);
        continue;
      }
      const button = element.closest(pressed);
      if (button === null) continue;
      const room = button.getBoundingClientRect();
      for (const text of own) {
        range.selectNodeContents(text);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        if (left < room.left - 1.5 || right > room.right + 1.5 || top < room.top - 3 || bottom > room.bottom + 3) result.push(`hangs out: ${words}`);
      }
    }
    const widestIn = (box: Element): string => {
      const widths = [...box.querySelectorAll('*')].map((element) => ({ element, width: element.scrollWidth }));
      const widest = Math.max(...widths.map(({ width }) => width));
      const beyond = widths.filter(({ width }) => width === widest).map(({ element }) => element);
      const last = beyond.at(-1);
      return `${last?.tagName.toLowerCase()}.${last?.getAttribute('class')?.split(' ')[0] ?? ''} “${last?.textContent?.slice(0, 40)}”`;
    };
    // A panel is read from top to bottom, and nothing of it lies over its neighbours. Tabs may be scrolled through.
    for (const element of (document.querySelector(at) ?? document.body).querySelectorAll('aside, main, header, aside *, main *, [role="dialog"] *')) {
      if (element.closest('.react-flow, [role="tablist"], pre, table, .help, .sr-only') !== null) continue;
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      const over = element.scrollWidth - element.clientWidth;
      if ((scrolls || element.matches('aside, main, header')) && element.clientWidth > 1 && over > 1)
        result.push(
          `${element.tagName.toLowerCase()}.${element.getAttribute('class')?.split(' ')[0] ?? ''} is ${over} px too narrow for ${widestIn(element)}`,
        );
    }
    return [...new Set(result)];
  }, part);
