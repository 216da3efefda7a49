import type { Context, Place } from '../flow.ts';

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
export const checkContainers = ({ links, report, say }: Context, places: ReadonlyMap<string, Place>): Containers => {
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
        if (outer === undefined || outer.definition !== undefined) reportBadContainer({ report, say }, inner, outer);
        continue;
      }
      parentOf.set(child, container);
      siblings.push(child);
      if (neverMethods.has(inner.definition?.role ?? '')) {
        report.add('not-a-method', {
          node: child,
          message: say('“{step}” cannot be a method of “{chain}”.', { step: inner.name, chain: outer.name }),
          advice: say('Move it out of the chain and wire the chain to it.'),
          fix: () => ({ label: say('Move it out of the chain'), patches: [{ op: 'remove', path: ['nodes', child, 'parent'] }] }),
        });
      }
      if (inner.node.zone !== outer.node.zone) {
        report.add('child-zone', {
          node: child,
          message: say('“{step}” stands in another zone than “{chain}”, which it is a method of.', { step: inner.name, chain: outer.name }),
          advice: say('Move both into one zone.'),
          fix: () => ({
            label: say('Move it into the zone of “{chain}”', { chain: outer.name }),
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
      message: say('“{chain}” has no method to try.', { chain: place.name }),
      advice: say('Drag at least one verification into it.'),
    });
  }
  return { parentOf, childrenOf };
};

const isContainer = ({ definition }: Place): boolean => definition?.role === 'chain';

const reportBadContainer = ({ report, say }: Pick<Context, 'report' | 'say'>, child: Place, container: Place | undefined): void =>
  report.add('bad-container', {
    node: child.id,
    message:
      container === undefined
        ? say('The chain that “{step}” was a method of is gone.', { step: child.name })
        : isContainer(container)
          ? say('“{step}” holds itself.', { step: child.name })
          : say('“{container}” cannot hold “{step}”.', { container: container.name, step: child.name }),
    advice: say('Move it out.'),
    fix: () => ({ label: say('Move it out'), patches: [{ op: 'remove', path: ['nodes', child.id, 'parent'] }] }),
  });

/** Whether `outer` is `inner` or somewhere inside it. */
const holds = (parentOf: ReadonlyMap<string, string>, inner: string, outer: string): boolean => {
  for (let at: string | undefined = outer; at !== undefined; at = parentOf.get(at)) {
    if (at === inner) return true;
  }
  return false;
};
