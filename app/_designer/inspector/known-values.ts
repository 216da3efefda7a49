import { contextPaths, typeOfPath, type ValueType } from '#flows/kit/condition-types.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import { shownConfig } from '../model/node-facts.ts';
import type { Model } from '../model/derive-model.ts';

export type KnownValue = { path: string; label: string; type: ValueType };

const contextWords: Readonly<Record<string, string>> = {
  'context.email': 'E-mail address the app sent along',
  'context.application.id': 'App: identifier',
  'context.application.name': 'App: name',
  'context.application.version': 'App: version',
  'context.device.id': 'Device: identifier',
  'context.device.version': 'Device: system version',
  'context.device.description': 'Device: description',
  'context.device.simulator': 'Device: is a simulator',
  'context.team.id': 'Team',
  'context.language.id': 'Language',
  'context.language.region': 'Region',
  'context.language.code': 'Language code',
  'context.ip': 'IP address',
};

/** Everything a condition, a template or a prefilled field may look at in this flow, in a builder's words. */
export const knownValues = (model: Model, columns: readonly UserColumn[]): KnownValue[] => {
  const variables = [...model.cards.values()].flatMap(({ id, facts }) => {
    const { definition } = facts;
    const node = model.graph.nodes[id];
    const config = definition === undefined || node === undefined ? undefined : shownConfig(definition, node.config, model.say);
    if (definition?.writes === undefined || config === undefined) return [];
    return definition
      .writes(config, model.say)
      .filter((variable) => variable.scope !== 'secret')
      .map((variable) => ({ ...variable, from: facts.title }));
  });
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const surroundings = { columns, variables: [...byName.values()] };
  const typed = (path: string, label: string): KnownValue[] => {
    const type = typeOfPath(path, surroundings);
    return type === undefined ? [] : [{ path, label, type }];
  };
  return [
    ...columns.flatMap((column) => typed(`user.${column.key}`, `User: ${column.name}`)),
    ...[...byName.values()].flatMap((variable) => typed(`vars.${variable.name}`, `${variable.from}: ${variable.label}`)),
    ...contextPaths.flatMap((path) => typed(path, contextWords[path] ?? path)),
    ...typed('env', 'Environment: live or sandbox'),
    ...[...model.cards.values()]
      .filter((card) => card.facts.definition?.asks === true)
      .flatMap((card) => typed(`nodes.${card.id}.visits`, `${card.facts.title}: how often it was shown`)),
  ];
};
