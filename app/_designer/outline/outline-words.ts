import type { Model } from '../model/derive-model.ts';
import { titleOf } from '../model/names.ts';
import type { Leads, OutlineItem } from './derive-outline.ts';

/** "goes on with Prove it is you", "goes to Ask for e-mail", "not handled". */
export const leadsWords = (model: Model, leads: Leads): string => {
  const { say } = model;
  switch (leads.how) {
    case 'on':
      return say('goes on with {step}', { step: titleOf(model, leads.to) });
    case 'elsewhere':
      return say('goes to {step}', { step: titleOf(model, leads.to) });
    case 'back':
      return say('back to the screen');
    case 'nowhere':
      return say('not handled');
  }
};

/** What a line is found by when it is typed for, and the first thing it says. */
export const itemTitle = (model: Model, item: OutlineItem): string => {
  switch (item.kind) {
    case 'zone':
      return model.graph.zones[item.zone]?.name ?? '';
    case 'group':
      return model.graph.groups?.[item.group]?.name ?? '';
    case 'step':
      return titleOf(model, item.id);
    case 'outcome':
      return item.port.label;
    case 'unreached':
      return model.say('Not reached by any entry');
  }
};

/** All a line says but for its problems: its title, what kind of thing it is, and for an outcome where it leads. */
export const itemName = (model: Model, item: OutlineItem): string => {
  const { say } = model;
  const title = itemTitle(model, item);
  switch (item.kind) {
    case 'zone':
      return say(model.graph.zones[item.zone]?.kind === 'secure' ? '{zone}, secure zone' : '{zone}, public zone', { zone: title });
    case 'group':
      return say('{group}, group', { group: title });
    case 'outcome':
      return say('{outcome}, {leads}', { outcome: title, leads: leadsWords(model, item.leads) });
    case 'unreached':
      return title;
    case 'step': {
      const card = model.cards.get(item.id);
      const definition = card?.facts.definition;
      const named = definition === undefined ? title : say(definition.title);
      const step = card?.rank === undefined ? title : `${card.rank}. ${title}`;
      const kind = named === title ? undefined : named;
      const zone = item.inZone === undefined ? undefined : (model.graph.zones[item.inZone]?.name ?? say('another zone'));
      if (zone === undefined) return kind === undefined ? step : say('{step}, {kind}', { step, kind });
      return kind === undefined ? say('{step}, in {zone}', { step, zone }) : say('{step}, in {zone}, {kind}', { step, zone, kind });
    }
  }
};
