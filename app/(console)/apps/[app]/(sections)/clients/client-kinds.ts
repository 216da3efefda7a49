import { AppWindow, type LucideIcon, Server, Smartphone } from 'lucide-react';

export type ClientKind = 'spa' | 'native' | 'server';

/** The kinds of programs, in a builder's words (RFC 6749 2.1). */
export const clientKinds: Record<ClientKind, { label: string; hint: string; icon: LucideIcon }> = {
  spa: { label: 'Web page', hint: 'Runs in the browser and cannot keep a secret.', icon: AppWindow },
  native: { label: 'Mobile or desktop app', hint: 'Installed on a device; may have an address scheme of its own.', icon: Smartphone },
  server: { label: 'Server', hint: 'Runs where only you have access and keeps a secret.', icon: Server },
};
