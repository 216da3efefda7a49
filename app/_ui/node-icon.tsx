import { Box } from 'lucide-react';
import { nodeIcons } from './node-icons.ts';

/** A node type's icon; a plain box for a type this version does not know. */
export const NodeIcon = ({ name, className }: { name: string | null; className?: string }) => {
  const Icon = (name !== null && nodeIcons[name]) || Box;
  return <Icon aria-hidden className={className} />;
};
