'use client';

import { clsx } from 'clsx';
import { CircleCheck, OctagonAlert, X } from 'lucide-react';
import { Toast as Primitive } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

type Message = { id: number; tone: 'positive' | 'negative'; title: string; detail?: string };
type Announce = { done: (title: string, detail?: string) => void; failed: (title: string, detail?: string) => void };

const ToastContext = createContext<Announce>({ done: () => {}, failed: () => {} });

/** Says that something worked, or what went wrong and what to do. Failures stay until they are closed. */
export const useToast = () => useContext(ToastContext);

export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const remove = (id: number) => setMessages((list) => list.filter((message) => message.id !== id));
  const add = useCallback((tone: Message['tone'], title: string, detail?: string) => {
    setMessages((list) => [...list.slice(-3), { id: (list.at(-1)?.id ?? 0) + 1, tone, title, ...(detail !== undefined && { detail }) }]);
  }, []);
  const announce = useMemo<Announce>(
    () => ({ done: (title, detail) => add('positive', title, detail), failed: (title, detail) => add('negative', title, detail) }),
    [add],
  );
  return (
    <ToastContext value={announce}>
      <Primitive.Provider label="Notification" swipeDirection="right">
        {children}
        {messages.map((message) => {
          const failed = message.tone === 'negative';
          const Icon = failed ? OctagonAlert : CircleCheck;
          return (
            <Primitive.Root
              key={message.id}
              type={failed ? 'foreground' : 'background'}
              duration={failed ? 600_000 : 4_000}
              onOpenChange={(open) => !open && remove(message.id)}
              className="flex animate-slide-in items-start gap-2.5 rounded-card border border-line bg-raised py-2.5 pr-2 pl-3 shadow-floating"
            >
              <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', failed ? 'text-negative' : 'text-positive')} />
              <div className="min-w-0 flex-1">
                <Primitive.Title className="font-medium">{message.title}</Primitive.Title>
                {message.detail !== undefined && <Primitive.Description className="text-muted text-sm">{message.detail}</Primitive.Description>}
              </div>
              <Primitive.Close aria-label="Dismiss" className="cursor-pointer rounded-chip p-1 text-muted hover:bg-hover hover:text-ink">
                <X aria-hidden className="size-3.5" />
              </Primitive.Close>
            </Primitive.Root>
          );
        })}
        <Primitive.Viewport className="fixed right-4 bottom-4 z-60 flex w-[min(360px,calc(100vw-2rem))] flex-col gap-2 outline-none" />
      </Primitive.Provider>
    </ToastContext>
  );
};
