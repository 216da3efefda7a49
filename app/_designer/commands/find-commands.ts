import { Link, Search } from 'lucide-react';
import { linkTo } from '../actions/link-to.ts';
import { zoneOfKey } from '../view/create-view.ts';
import type { Command, Scope } from './command.ts';

/** The only step or zone that is selected. */
const linkable = ({ editor }: Scope): string | undefined => {
  const [key, ...others] = editor.view.getState().selection;
  const { model } = editor.model.getState();
  const isThere = key !== undefined && (model.cards.has(key) || Object.hasOwn(model.graph.zones, zoneOfKey(key) ?? ''));
  return others.length === 0 && isThere ? key : undefined;
};

const copyLink = (scope: Scope): void => {
  const key = linkable(scope);
  if (key === undefined) return;
  const { editor, toast } = scope;
  const { say } = editor.language;
  const link = linkTo(editor, key);
  const failed = () => toast.failed(say('The browser did not let us copy'), say('The link is {link}', { link }));
  if (!('clipboard' in navigator)) failed();
  else
    void navigator.clipboard
      .writeText(link)
      .then(() => toast.done(say('Link copied'), say('It opens this flow with the step in its middle.')), failed);
};

/** Getting to a place in the flow. */
export const findCommands: readonly Command[] = [
  {
    id: 'find.open',
    title: 'Find in the flow',
    icon: Search,
    words: ['search', 'look for', 'where'],
    keys: ['Ctrl+F'],
    reach: 'fields',
    // In its own field the key is the browser's: that finds in the rest of the page.
    when: ({ editor }) => !editor.view.getState().finding || document.activeElement?.closest('.find') === null,
    run: ({ editor }) => {
      if (editor.view.getState().finding) document.querySelector<HTMLElement>('.find input')?.focus();
      else editor.view.setState({ finding: true });
    },
  },
  {
    id: 'selection.copy-link',
    title: 'Copy link to this step',
    icon: Link,
    words: ['address', 'url', 'share', 'zone'],
    when: (scope) => linkable(scope) !== undefined,
    needs: 'Select one step or zone first',
    run: copyLink,
  },
];
