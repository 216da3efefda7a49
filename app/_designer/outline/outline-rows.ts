import type { OutlineItem } from './derive-outline.ts';

/** One line of the outline, with its place as a tree for screen readers wants it said. */
export type OutlineRow = {
  item: OutlineItem;
  level: number;
  position: number;
  setSize: number;
  parent?: string;
  /** Undefined when there is nothing in it. */
  open?: boolean;
};

/** The lines that are seen: what is in a collapsed one is left out. */
export const rowsOf = (items: readonly OutlineItem[], collapsed: ReadonlySet<string>): OutlineRow[] => {
  const rows: OutlineRow[] = [];
  const add = (siblings: readonly OutlineItem[], level: number, parent: string | undefined): void => {
    for (const [index, item] of siblings.entries()) {
      const open = item.children.length === 0 ? undefined : !collapsed.has(item.key);
      rows.push({
        item,
        level,
        position: index + 1,
        setSize: siblings.length,
        ...(parent === undefined ? {} : { parent }),
        ...(open === undefined ? {} : { open }),
      });
      if (open === true) add(item.children, level + 1, item.key);
    }
  };
  add(items, 1, undefined);
  return rows;
};

/** The line that stands for `key`: its own, or that of the closest one around it that is seen. */
export const seenKey = (items: readonly OutlineItem[], collapsed: ReadonlySet<string>, key: string): string | undefined => {
  const find = (siblings: readonly OutlineItem[], hidden: string | undefined): string | undefined => {
    for (const item of siblings) {
      if (item.key === key) return hidden ?? key;
      const found = find(item.children, hidden ?? (collapsed.has(item.key) ? item.key : undefined));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(items, undefined);
};
