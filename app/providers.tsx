'use client';

import type { ReactNode } from 'react';
import { ConsoleClient } from './_trpc/provider.tsx';
import { NonceProvider } from './_ui/nonce.tsx';
import { PageLanguage } from './_ui/page-language.tsx';
import { ToastProvider } from './_ui/toast.tsx';
import { TooltipProvider } from './_ui/tooltip.tsx';

/** What every page stands in. */
export const Providers = ({ nonce, children }: { nonce: string | undefined; children: ReactNode }) => (
  <NonceProvider nonce={nonce}>
    <ConsoleClient>
      <TooltipProvider>
        <PageLanguage>
          <ToastProvider>{children}</ToastProvider>
        </PageLanguage>
      </TooltipProvider>
    </ConsoleClient>
  </NonceProvider>
);
