import type { NodeDefinition } from '#flows/kit/define-node.ts';
import type { Model } from '../model/derive-model.ts';
import { groupKey } from '../view/create-view.ts';
import type { OutlineItem } from './derive-outline.ts';
import type { OutlineRow } from './outline-rows.ts';
import { itemName, itemTitle, leadsWords } from './outline-words.ts';

/** A line as it is drawn: plain values, so that one that says the same as before is not drawn again. */
export type OutlineLine = {
  key: string;
  kind: OutlineItem['kind'];
  level: number;
  position: number;
  setSize: number;
  open?: boolean;
  title: string;
  /** The title is what somebody called it. */
  own: boolean;
  name: string;
  /** Beside the title: where an outcome leads, or the zone a step stands in when that is another one. */
  aside?: string;
  leads?: 'on' | 'elsewhere' | 'back' | 'nowhere';
  /** The step its problems are counted of. */
  step?: string;
  /** What it stands for in the selection: an outcome for its wire. */
  selects?: string;
  definition?: NodeDefinition;
  rank?: number;
  secure?: boolean;
};

/** Of outcomes that are computed, some are named by the builder. */
const isOwn = ({ cards }: Model, item: OutlineItem): boolean => {
  if (item.kind === 'step') return cards.get(item.id)?.facts.named === true;
  if (item.kind === 'outcome') return typeof cards.get(item.from)?.facts.definition?.outcomes !== 'object';
  return item.kind !== 'unreached';
};

export const lineOf = (model: Model, { item, level, position, setSize, open }: OutlineRow): OutlineLine => {
  const common = {
    key: item.key,
    kind: item.kind,
    level,
    position,
    setSize,
    ...(open === undefined ? {} : { open }),
    title: itemTitle(model, item),
    own: isOwn(model, item),
    name: itemName(model, item),
  };
  switch (item.kind) {
    case 'zone':
      return { ...common, selects: item.key, secure: model.graph.zones[item.zone]?.kind === 'secure' };
    case 'step': {
      const card = model.cards.get(item.id);
      const { rank, facts } = card ?? {};
      const zone = item.inZone === undefined ? undefined : model.graph.zones[item.inZone]?.name;
      return {
        ...common,
        step: item.id,
        selects: item.id,
        ...(zone === undefined ? {} : { aside: model.say('in {zone}', { zone }) }),
        ...(rank === undefined ? {} : { rank }),
        ...(facts?.definition === undefined ? {} : { definition: facts.definition }),
      };
    }
    case 'outcome':
      return {
        ...common,
        aside: leadsWords(model, item.leads),
        leads: item.leads.how,
        ...(item.port.edge === undefined ? {} : { selects: item.port.edge }),
      };
    case 'group':
      return { ...common, selects: groupKey(item.group) };
    case 'unreached':
      return common;
  }
};

const fields = [
  'key',
  'kind',
  'level',
  'position',
  'setSize',
  'open',
  'title',
  'own',
  'name',
  'aside',
  'leads',
  'step',
  'selects',
  'definition',
  'rank',
  'secure',
] as const satisfies readonly (keyof OutlineLine)[];

export const sameLine = (a: OutlineLine, b: OutlineLine): boolean => fields.every((field) => a[field] === b[field]);
