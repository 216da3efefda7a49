import type { Context } from 'hono';
import type { HttpEnv } from '#server/http/context.ts';
import type { Look } from '../view/brand.tsx';

/** What a page needs to know to be drawn, collected on the way to it: an error is drawn with what is known by then. */
export type Backdrop = {
  locale: string;
  /** The app's, once it is known which app. */
  firstLanguage?: string;
  look?: Look;
  sandbox: boolean;
  /** Address of the app’s web manifest: it can be saved to a home screen. */
  manifest?: string;
  /** Where a person may begin again. */
  again?: string;
};

declare module 'hono' {
  interface ContextVariableMap {
    /** Of this answer's content security policy. */
    nonce: string;
    backdrop: Backdrop;
  }
}

export type PageEnv = HttpEnv;
export type PageContext = Context<PageEnv>;

export const addToBackdrop = (c: PageContext, more: Partial<Backdrop>): void => c.set('backdrop', { ...c.get('backdrop'), ...more });
