import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import { isSignedIn } from '../actor.ts';
import { type Authorized, authorize, type FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';

/** How often session, rights and draft are looked at although nothing was heard of them (ms): SES-04, and databases without notices. */
const lookEvery = 1_000;
/** Streams one session may hold open: a tab each. */
const perSession = 30;
const open = new Map<string, number>();

const hold = (session: string): (() => void) => {
  const held = open.get(session) ?? 0;
  if (held >= perSession) throw new Fault('too-many-tries', phrase('This browser follows too many flows at once. Close some of its tabs.'));
  open.set(session, held + 1);
  return () => {
    const left = (open.get(session) ?? 1) - 1;
    if (left <= 0) open.delete(session);
    else open.set(session, left);
  };
};

/** The draft's revision, or undefined once the builder may no longer know it. */
const revisionFor = async ({ actor, flow }: FlowAccess, services: Services): Promise<number | undefined> => {
  if (!(await isSignedIn(services, actor))) return undefined;
  try {
    return (await authorize(actor, services, { flow: flow.id }, 'flow.view')).flow.revision;
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
};

/**
 * Each new revision of a draft after `after`, as it is saved by whichever process. Ends by itself, within a second, when the
 * session is over or the flow out of sight (SES-04, TEN-08), and when the server stops.
 */
export async function* followDraft(
  access: Authorized<'flow.view', FlowAccess>,
  services: Services,
  input: { after: number },
  signal: AbortSignal | undefined,
): AsyncGenerator<{ revision: number }> {
  const release = hold(access.actor.session);
  let wake = () => {};
  // A save between a look and the wait after it must not be slept through.
  let dirty = false;
  const heard = () => {
    dirty = true;
    wake();
  };
  const unwatch = services.waiters.watch(access.flow.id, heard);
  signal?.addEventListener('abort', heard);
  try {
    let told = input.after;
    while (signal?.aborted !== true && !services.waiters.ended()) {
      dirty = false;
      const revision = await revisionFor(access, services);
      if (revision === undefined) return;
      if (revision > told) {
        told = revision;
        yield { revision };
      }
      if (!dirty)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, lookEvery);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
    }
  } finally {
    signal?.removeEventListener('abort', heard);
    unwatch();
    release();
  }
}
