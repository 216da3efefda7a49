import type { WireStep } from '#flows/protocol/step.ts';

// What a screen is made of, for the builder who points at it in the console: each part carries the key of its words, or the name
// of its field, as `data-part`.

const pickedClass = 'part-pointed';

/** The part under an element of the screen, if it is one. */
export const partAt = (target: EventTarget | null): string | undefined =>
  (target instanceof Element ? target.closest<HTMLElement>('[data-part]') : null)?.dataset.part;

/** Shows which part the builder is writing, or none. A part is meant by its last word: `ask.title` and `screen.form.title` are both a title. */
export const pointAt = (step: WireStep | undefined, node: string | undefined, field: string | undefined): void => {
  for (const element of document.querySelectorAll(`.${pickedClass}`)) element.classList.remove(pickedClass);
  if (step === undefined || field === undefined || step.node !== node) return;
  for (const element of document.querySelectorAll<HTMLElement>('[data-part]'))
    if (element.dataset.part?.split('.').at(-1) === field) element.classList.add(pickedClass);
};
