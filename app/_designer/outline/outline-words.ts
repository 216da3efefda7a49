import type { Model } from '../model/derive-model.ts';
import { titleOf } from '../model/names.ts';
import type { Leads, OutlineItem } from './derive-outline.ts';

/** "goes on with Prove it is you", "goes to Ask for e-mail", "not handled". */
export const leadsWords = (model: Model, leads: Leads): string => {
  switch (leads.how) {
    case 'on':
      return `goes on with ${titleOf(model, leads.to)}`;
    case 'elsewhere':
      return `goes to ${titleOf(model, leads.to)}`;
    case 'back':
      return 'back to the screen';
    case 'nowhere':
      return 'not handled';
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
      return 'Not reached by any entry';
  }
};

/** All a line says but for its problems: its title, what kind of thing it is, and for an outcome where it leads. */
export const itemName = (model: Model, item: OutlineItem): string => {
  const title = itemTitle(model, item);
  switch (item.kind) {
    case 'zone':
      return `${title}, ${model.graph.zones[item.zone]?.kind === 'secure' ? 'secure zone' : 'public zone'}`;
    case 'group':
      return `${title}, group`;
    case 'outcome':
      return `${title}, ${leadsWords(model, item.leads)}`;
    case 'unreached':
      return title;
    case 'step': {
      const card = model.cards.get(item.id);
      const kind = card?.facts.definition?.title;
      return [
        card?.rank === undefined ? title : `${card.rank}. ${title}`,
        ...(item.inZone === undefined ? [] : [`in ${model.graph.zones[item.inZone]?.name ?? 'another zone'}`]),
        ...(kind === undefined || kind === title ? [] : [kind]),
      ].join(', ');
    }
  }
};
