import { Globe, Group, ShieldCheck, Workflow } from 'lucide-react';
import { addStep } from '../actions/add-step.ts';
import { goTo } from '../actions/go-to.ts';
import { browserKeys } from '../commands/clipboard-commands.ts';
import { canRun, type Scope } from '../commands/command.ts';
import { commandGroups } from '../commands/commands.ts';
import { groupKey, zoneKey } from '../view/create-view.ts';
import type { Entry } from './entry.ts';

export type OtherFlow = { slug: string; name: string };

const commandsOf = (scope: Scope): Entry[] =>
  commandGroups.flatMap(({ title: group, commands }) =>
    commands.flatMap((command): Entry[] => {
      const { id, title, icon, words = [], needs } = command;
      const runs = canRun(command, scope);
      // What somebody may never do here is not listed; what is missing for the rest is said.
      if (!runs && (needs === undefined || (command.edits === true && !scope.editor.rights.edit))) return [];
      const keys = command.keys?.[0] ?? browserKeys[id];
      return [
        {
          id,
          group,
          title,
          words,
          mark: { icon },
          ...(keys === undefined ? {} : { keys }),
          ...(runs || needs === undefined ? {} : { needs }),
          run: () => command.run(scope),
        },
      ];
    }),
  );

const places = ({ editor }: Scope): Entry[] => {
  const { model } = editor.model.getState();
  const steps = [...model.cards.values()].map(({ id, facts: { title, definition, line } }) => ({
    id,
    title,
    words: [definition?.title ?? '', line],
    mark: { kind: definition },
  }));
  const zones = Object.entries(model.graph.zones).map(([id, { name, kind }]) => ({
    id: zoneKey(id),
    title: name,
    words: ['zone', kind],
    mark: { icon: kind === 'secure' ? ShieldCheck : Globe },
  }));
  const groups = [...model.groups.values()].map(({ id, name }) => ({ id: groupKey(id), title: name, words: ['group'], mark: { icon: Group } }));
  return [...steps, ...zones, ...groups].map(({ id, title, words, mark }) => ({
    id: `go:${id}`,
    group: 'Go to',
    title: `Go to ${title}`,
    words,
    mark,
    onlyFound: true,
    run: () => void goTo(editor, id),
  }));
};

const additions = ({ editor }: Scope): Entry[] =>
  !editor.rights.edit
    ? []
    : Object.values(editor.definitions).map((kind) => ({
        id: `add:${kind.id}`,
        group: 'Add a step',
        title: `Add ${kind.title}`,
        words: [...kind.synonyms, 'new step'],
        mark: { kind },
        onlyFound: true,
        run: () => void addStep(editor, kind.id),
      }));

/** Everything that can be done, gone to, added or opened from here (EDITOR 20). */
export const entriesOf = (scope: Scope, flows: readonly OtherFlow[], open: (flow: OtherFlow) => void): Entry[] => [
  ...commandsOf(scope),
  ...places(scope),
  ...additions(scope),
  ...flows.map((flow) => ({
    id: `flow:${flow.slug}`,
    group: 'Other flows of this app',
    title: `Open ${flow.name}`,
    words: [flow.slug, 'flow', 'switch'],
    mark: { icon: Workflow },
    run: () => open(flow),
  })),
];
