'use client';

import { clsx } from 'clsx';
import { CircleCheck, OctagonAlert, X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useSay } from './language.tsx';

type Message = { id: number; tone: 'positive' | 'negative'; title: string; detail: string | undefined };
type Announce = { done: (title: string, detail?: string) => void; failed: (title: string, detail?: string) => void };

const ToastContext = createContext<Announce>({ done: () => {}, failed: () => {} });

/** Says that something worked, or what went wrong and what to do. */
export const useToast = () => useContext(ToastContext);

/** Marks what lies over dialogs without being outside of them. */
export const toastsAttribute = 'data-toasts';

const stays = 4_000;

const Toast = ({ message, onClose }: { message: Message; onClose: (id: number) => void }) => {
  const say = useSay();
  const failed = message.tone === 'negative';
  const [held, setHeld] = useState(false);
  // Good news goes by itself, unless somebody is reading it; bad news stays until it is closed.
  useEffect(() => {
    if (failed || held) return;
    const timer = setTimeout(() => onClose(message.id), stays);
    return () => clearTimeout(timer);
  }, [failed, held, message.id, onClose]);
  const Icon = failed ? OctagonAlert : CircleCheck;
  return (
    <li
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      className="pointer-events-auto flex animate-slide-in items-start gap-2.5 rounded-card border border-line bg-raised py-2.5 ps-3 pe-2 shadow-floating"
    >
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', failed ? 'text-negative' : 'text-positive')} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{message.title}</p>
        {message.detail !== undefined && <p className="text-muted text-sm">{message.detail}</p>}
      </div>
      <button
        type="button"
        aria-label={say('Dismiss')}
        onClick={() => onClose(message.id)}
        className="cursor-pointer rounded-chip p-1 text-muted hover:bg-hover hover:text-ink"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </li>
  );
};

/**
 * Holds the messages in the corner, read out politely as they come. They take no focus and no key: Escape stays with the dialog
 * below.
 */
export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const say = useSay();
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const remove = useCallback((id: number) => setMessages((list) => list.filter((message) => message.id !== id)), []);
  const announce = useMemo<Announce>(() => {
    const add = (tone: Message['tone']) => (title: string, detail?: string) =>
      setMessages((list) => [...list.slice(-3), { id: (list.at(-1)?.id ?? 0) + 1, tone, title, detail }]);
    return { done: add('positive'), failed: add('negative') };
  }, []);
  return (
    <ToastContext value={announce}>
      {children}
      <section
        aria-label={say('Notifications')}
        aria-live="polite"
        {...{ [toastsAttribute]: '' }}
        className="pointer-events-none fixed end-4 bottom-4 z-60 w-[min(360px,calc(100vw-2rem))]"
      >
        <ol className="flex flex-col gap-2">
          {messages.map((message) => (
            <Toast key={message.id} message={message} onClose={remove} />
          ))}
        </ol>
      </section>
    </ToastContext>
  );
};
