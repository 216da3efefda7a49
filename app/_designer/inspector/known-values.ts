import { contextPaths, typeOfPath, type ValueType } from '#flows/kit/condition-types.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Model } from '../model/derive-model.ts';

export type KnownValue = { path: string; label: string; type: ValueType };

const contextWords: Readonly<Record<string, string>> = {
  'context.email': phrase('E-mail address the app sent along'),
  'context.application.id': phrase('App: identifier'),
  'context.application.name': phrase('App: name'),
  'context.application.version': phrase('App: version'),
  'context.device.id': phrase('Device: identifier'),
  'context.device.version': phrase('Device: system version'),
  'context.device.description': phrase('Device: description'),
  'context.device.simulator': phrase('Device: is a simulator'),
  'context.team.id': phrase('Team'),
  'context.language.id': phrase('Language'),
  'context.language.region': phrase('Region'),
  'context.language.code': phrase('Language code'),
  'context.ip': phrase('IP address'),
};

/** Everything a condition, a template or a prefilled field may look at in this flow, in a builder's words. */
export const knownValues = (model: Model, columns: readonly UserColumn[]): KnownValue[] => {
  const { say } = model;
  const variables = [...model.cards.values()].flatMap(({ facts }) =>
    facts.writes.filter((variable) => variable.scope !== 'secret').map((variable) => ({ ...variable, from: facts.title })),
  );
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const surroundings = { columns, variables: [...byName.values()] };
  const typed = (path: string, label: string): KnownValue[] => {
    const type = typeOfPath(path, surroundings);
    return type === undefined ? [] : [{ path, label, type }];
  };
  return [
    ...columns.flatMap((column) => typed(`user.${column.key}`, say('User: {column}', { column: column.name }))),
    ...[...byName.values()].flatMap((variable) =>
      typed(`vars.${variable.name}`, say('{step}: {value}', { step: variable.from, value: variable.label })),
    ),
    ...contextPaths.flatMap((path) => typed(path, say(contextWords[path] ?? path))),
    ...typed('env', say('Environment: live or sandbox')),
    ...[...model.cards.values()]
      .filter((card) => card.facts.definition?.asks === true)
      .flatMap((card) => typed(`nodes.${card.id}.visits`, say('{step}: how often it was shown', { step: card.facts.title }))),
  ];
};
