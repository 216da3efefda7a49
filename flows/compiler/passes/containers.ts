import type { Context, Place } from '../flow.ts';
import { quote } from '../words.ts';

/** Who holds whom, without the links that make no sense. */
export type Containers = {
  /** Child → container. */
  parentOf: ReadonlyMap<string, string>;
  /** Container → its children, in order. An empty list: a container without children. */
  childrenOf: ReadonlyMap<string, readonly string[]>;
};

/** Roles of places where a run begins, ends or changes zone: none of them is a way to prove something. */
const neverMethods: ReadonlySet<string> = new Set(['entry', 'end', 'zone-screen', 'session']);

/** Fallback chains hold at least one method, in their own zone, and never themselves. */
export const checkContainers = ({ links, report }: Context, places: ReadonlyMap<string, Place>): Containers => {
  const parentOf = new Map<string, string>();
  const childrenOf = new Map<string, string[]>();
  for (const place of places.values()) {
    if (isContainer(place)) childrenOf.set(place.id, []);
  }
  const ordered = [...links.children].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [container, children] of ordered) {
    for (const child of children) {
      const [inner, outer] = [places.get(child), places.get(container)];
      const siblings = childrenOf.get(container);
      if (inner === undefined) continue;
      if (outer === undefined || siblings === undefined || holds(parentOf, child, container)) {
        // An unknown type may well be a container of its own release.
        if (outer === undefined || outer.definition !== undefined) reportBadContainer(report, inner, outer);
        continue;
      }
      parentOf.set(child, container);
      siblings.push(child);
      if (neverMethods.has(inner.definition?.role ?? '')) {
        report.add('not-a-method', {
          node: child,
          message: `${quote(inner.name)} cannot be a method of ${quote(outer.name)}.`,
          advice: 'Move it out of the chain and wire the chain to it.',
          fix: () => ({ label: 'Move it out of the chain', patches: [{ op: 'remove', path: ['nodes', child, 'parent'] }] }),
        });
      }
      if (inner.node.zone !== outer.node.zone) {
        report.add('child-zone', {
          node: child,
          message: `${quote(inner.name)} stands in another zone than ${quote(outer.name)}, which it is a method of.`,
          advice: 'Move both into one zone.',
          fix: () => ({
            label: `Move it into the zone of ${quote(outer.name)}`,
            patches: [{ op: 'replace', path: ['nodes', child, 'zone'], value: outer.node.zone }],
          }),
        });
      }
    }
  }
  for (const [container, children] of childrenOf) {
    const place = places.get(container);
    if (children.length > 0 || place === undefined) continue;
    report.add('empty-chain', {
      node: container,
      message: `${quote(place.name)} has no method to try.`,
      advice: 'Drag at least one verification into it.',
    });
  }
  return { parentOf, childrenOf };
};

const isContainer = ({ definition }: Place): boolean => definition?.role === 'chain';

const reportBadContainer = (report: Context['report'], child: Place, container: Place | undefined): void =>
  report.add('bad-container', {
    node: child.id,
    message:
      container === undefined
        ? `The chain that ${quote(child.name)} was a method of is gone.`
        : isContainer(container)
          ? `${quote(child.name)} holds itself.`
          : `${quote(container.name)} cannot hold ${quote(child.name)}.`,
    advice: 'Move it out.',
    fix: () => ({ label: 'Move it out', patches: [{ op: 'remove', path: ['nodes', child.id, 'parent'] }] }),
  });

/** Whether `outer` is `inner` or somewhere inside it. */
const holds = (parentOf: ReadonlyMap<string, string>, inner: string, outer: string): boolean => {
  for (let at: string | undefined = outer; at !== undefined; at = parentOf.get(at)) {
    if (at === inner) return true;
  }
  return false;
};
