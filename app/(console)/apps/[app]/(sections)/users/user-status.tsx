import type { UserStatus } from '#flows/kit/ports.ts';
import { Badge, type Tone } from '#app/_ui/badge.tsx';

const words: Record<UserStatus, { tone: Tone; label: string }> = {
  active: { tone: 'positive', label: 'Active' },
  disabled: { tone: 'negative', label: 'Switched off' },
  unapproved: { tone: 'caution', label: 'Not approved' },
};

export const UserStatusBadge = ({ status }: { status: UserStatus }) => <Badge tone={words[status].tone}>{words[status].label}</Badge>;
