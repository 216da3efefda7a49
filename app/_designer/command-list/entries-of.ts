import { Globe, Group, ShieldCheck, Workflow } from 'lucide-react';
import { phrase } from '#flows/languages/phrase.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { addStep } from '../actions/add-step.ts';
import { goTo } from '../actions/go-to.ts';
import { browserKeys } from '../commands/clipboard-commands.ts';
import { canRun, type Scope } from '../commands/command.ts';
import { commandGroups } from '../commands/commands.ts';
import { otherWords } from '../find/other-words.ts';
import { groupKey, zoneKey } from '../view/create-view.ts';
import type { Entry } from './entry.ts';
import { entryWords } from './entry-words.ts';

export type OtherFlow = { slug: string; name: string };

/** Other words for what is gone to, added or opened, marked as phrases: the catalogs hold their own. */
const placeWords = { public: phrase('zone, public'), secure: phrase('zone, secure'), group: phrase('group') };

const commandsOf = (scope: Scope): Entry[] => {
  const { say } = scope.editor.language;
  return commandGroups.flatMap(({ title: group, commands }) =>
    commands.flatMap((command): Entry[] => {
      const { id, title, icon, words = [], needs } = command;
      const runs = canRun(command, scope);
      // What somebody may never do here is not listed; what is missing for the rest is said.
      if (!runs && (needs === undefined || (command.edits === true && !scope.editor.rights.edit))) return [];
      const keys = command.keys?.[0] ?? browserKeys[id];
      return [
        {
          id,
          group: say(group),
          ...entryWords(say, title, undefined, words.join(', ')),
          mark: { icon },
          ...(keys === undefined ? {} : { keys }),
          ...(runs || needs === undefined ? {} : { needs: say(needs) }),
          run: () => command.run(scope),
        },
      ];
    }),
  );
};

const places = ({ editor }: Scope): Entry[] => {
  const { say } = editor.language;
  const { model } = editor.model.getState();
  const steps = [...model.cards.values()].map(({ id, facts: { title, definition, line } }) => ({
    id,
    title,
    words: '',
    own: [...(definition === undefined ? [] : [definition.title, say(definition.title)]), line],
    mark: { kind: definition },
  }));
  const zones = Object.entries(model.graph.zones).map(([id, { name, kind }]) => ({
    id: zoneKey(id),
    title: name,
    words: placeWords[kind],
    own: [],
    mark: { icon: kind === 'secure' ? ShieldCheck : Globe },
  }));
  const groups = [...model.groups.values()].map(({ id, name }) => ({
    id: groupKey(id),
    title: name,
    words: placeWords.group,
    own: [],
    mark: { icon: Group },
  }));
  return [...steps, ...zones, ...groups].map(({ id, title, words, own, mark }) => ({
    id: `go:${id}`,
    group: say('Go to'),
    ...entryWords(say, phrase('Go to {title}'), { title }, words, own),
    mark,
    onlyFound: true,
    run: () => void goTo(editor, id),
  }));
};

const additions = ({ editor }: Scope): Entry[] => {
  const { say } = editor.language;
  if (!editor.rights.edit) return [];
  return Object.values(editor.definitions).map((kind) => ({
    id: `add:${kind.id}`,
    group: say('Add a step'),
    title: say('Add {kind}', { kind: say(kind.title) }),
    words: [inEnglish('Add {kind}', { kind: kind.title }), ...otherWords(kind.synonyms.join(', '), say), ...otherWords(phrase('new step'), say)],
    mark: { kind },
    onlyFound: true,
    run: () => void addStep(editor, kind.id),
  }));
};

/** Everything that can be done, gone to, added or opened from here (EDITOR 20). */
export const entriesOf = (scope: Scope, flows: readonly OtherFlow[], open: (flow: OtherFlow) => void): Entry[] => {
  const { say } = scope.editor.language;
  return [
    ...commandsOf(scope),
    ...places(scope),
    ...additions(scope),
    ...flows.map((flow) => ({
      id: `flow:${flow.slug}`,
      group: say('Other flows of this app'),
      ...entryWords(say, phrase('Open {flow}'), { flow: flow.name }, phrase('flow, switch'), [flow.slug]),
      mark: { icon: Workflow },
      run: () => open(flow),
    })),
  ];
};
