import { clsx } from 'clsx';
import { CircleHelp } from 'lucide-react';
import type { NodeDefinition } from '#flows/kit/define-node.ts';
import { nodeIcons } from '#app/_ui/node-icons.ts';

/** A node type's icon in its category's colour. */
export const NodeMark = ({ definition, className }: { definition: NodeDefinition | undefined; className?: string }) => {
  const Icon = definition === undefined ? CircleHelp : (nodeIcons[definition.icon] ?? CircleHelp);
  return (
    <Icon
      aria-hidden
      className={clsx('size-4 shrink-0', className)}
      style={{ color: definition === undefined ? 'var(--caution)' : `var(--category-${definition.category})` }}
    />
  );
};
