import { LogOut, type LucideIcon, Redo2, SquareArrowRight, StepBack, Undo2 } from 'lucide-react';

const directed: ReadonlySet<LucideIcon> = new Set([LogOut, Redo2, SquareArrowRight, StepBack, Undo2]);

/** The class of an icon that points onward or back: it is mirrored where lines run from right to left. */
export const directedIcon = (icon: LucideIcon): string | undefined => (directed.has(icon) ? 'rtl:-scale-x-100' : undefined);
