import { expect, test } from 'vitest';
import { outcomesOf } from '../kit/outcomes-of.ts';
import { loadSay } from '../languages/load-say.ts';
import { registry } from './registry.ts';

/** What these show is the builder's own: options, the screen's name, the fields' labels. */
const builders: readonly string[] = ['choose.menu', 'zone.screen', 'screen.form'];

test.each(Object.values(registry).filter(({ id }) => !builders.includes(id)))(
  '$id says its card, its ways out and its values',
  async (definition) => {
    const say = await loadSay('en-XA');
    const config = definition.config.safeParse({}).data;
    expect(definition.describe(config, say)).toMatch(/^⟦.*⟧$/);
    for (const { label } of outcomesOf(definition, config, say)) expect(label).toMatch(/^⟦[^⟦]*⟧$/);
    for (const { label } of definition.writes?.(config, say) ?? []) expect(label).toMatch(/^⟦[^⟦]*⟧$/);
    for (const { message, advice = '⟦⟧' } of definition.check?.(config, say) ?? []) {
      for (const text of [message, advice]) expect(text).toMatch(/^⟦[^⟦]*⟧$/);
    }
  },
);

test.each(builders)('%s does not say what a builder wrote', async (id) => {
  const definition = registry[id];
  const config = definition?.config.safeParse({}).data;
  const say = await loadSay('en-XA');
  expect(definition === undefined ? undefined : [definition.describe(config, say), outcomesOf(definition, config, say)].join()).not.toContain('⟦');
});
