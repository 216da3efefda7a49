'use client';

import type { ReactNode } from 'react';
import { ConsoleClient } from './_trpc/provider.tsx';
import { ToastProvider } from './_ui/toast.tsx';
import { TooltipProvider } from './_ui/tooltip.tsx';

/** What every page stands in. */
export const Providers = ({ children }: { children: ReactNode }) => (
  <ConsoleClient>
    <TooltipProvider>
      <ToastProvider>{children}</ToastProvider>
    </TooltipProvider>
  </ConsoleClient>
);
