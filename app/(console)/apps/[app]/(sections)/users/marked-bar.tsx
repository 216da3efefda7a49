'use client';

import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleOff, Hourglass, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Dialog } from '#app/_ui/dialog.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { type GridView, selectionIn } from './users-query.ts';
import { useUserChanged } from './use-user-changed.ts';

type Action = 'approve' | 'un-approve' | 'disable' | 'remove';
const actions = {
  approve: { label: 'Approve', icon: CircleCheck, done: 'can sign in', words: 'They can sign in from now on.' },
  'un-approve': {
    label: 'Un-approve',
    icon: Hourglass,
    done: 'are not approved any more',
    words: 'They are signed out everywhere at once, and wait until somebody approves them again.',
  },
  disable: {
    label: 'Switch off',
    icon: CircleOff,
    done: 'are switched off',
    words: 'They are signed out everywhere at once, and cannot sign in until you switch them on again.',
  },
  remove: {
    label: 'Remove',
    icon: Trash2,
    done: 'were removed',
    words: 'What they sign in with, their columns and their sessions are gone for good.',
  },
} satisfies Record<Action, object>;
const order = ['approve', 'un-approve', 'disable', 'remove'] as const;
const atOnce = 200;
const people = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`;

/** What can be done with everybody who is marked. Many are changed some at a time, with a count that goes along. */
export const MarkedBar = ({
  app,
  env,
  view,
  marked,
  total,
  everybody,
  onEverybody,
  onClear,
}: {
  app: string;
  env: Environment;
  view: GridView;
  marked: ReadonlySet<string>;
  total: number;
  /** Not those marked one by one, but all that fit the filter. */
  everybody: boolean;
  onEverybody: () => void;
  onClear: () => void;
}) => {
  const trpc = useTRPC();
  const toast = useToast();
  const changed = useUserChanged();
  const change = useMutation(trpc.users.changeMany.mutationOptions());
  const [asking, setAsking] = useState<Action>();
  const [typed, setTyped] = useState('');
  const [seen, setSeen] = useState<number>();
  const stopping = useRef(false);
  const count = everybody ? total : marked.size;
  const word = 'remove';
  const ready = asking !== 'remove' || typed.trim().toLowerCase() === word;

  const work = async (action: Action) => {
    stopping.current = false;
    setSeen(0);
    let sum = 0;
    let altered = 0;
    try {
      const ids = [...marked];
      let after: string | undefined;
      do {
        const users = everybody
          ? { kind: 'matching' as const, selection: selectionIn(view), ...(after !== undefined && { after }) }
          : { kind: 'ids' as const, ids: ids.slice(sum, sum + atOnce) };
        const answer = await change.mutateAsync({ app, env, users, action });
        sum += answer.seen;
        altered += answer.changed;
        setSeen(sum);
        after = answer.next;
      } while (!stopping.current && (everybody ? after !== undefined : sum < ids.length));
      toast.done(`${people(altered)} ${actions[action].done}${stopping.current ? '; you stopped it there' : ''}`);
      setAsking(undefined);
      onClear();
    } catch (error) {
      toast.failed(`It stopped after ${people(sum)}`, faultOf(error)?.message);
    } finally {
      setSeen(undefined);
      await changed();
    }
  };
  const shown = asking === undefined ? undefined : actions[asking];
  return (
    <section aria-label="Marked people" className="flex flex-wrap items-center gap-2 rounded-card border border-accent-line bg-accent-soft px-3 py-2">
      <p role="status" className="mr-auto text-sm">
        <span className="font-medium">{everybody ? `All ${people(total)}` : people(marked.size)}</span> marked
        {!everybody && total > marked.size && (
          <>
            {' · '}
            <button type="button" onClick={onEverybody} className="cursor-pointer font-medium text-accent hover:underline">
              Mark all {total.toLocaleString('en')} that fit
            </button>
          </>
        )}
      </p>
      {order.map((action) => {
        const { label, icon: Icon } = actions[action];
        return (
          <Button key={action} size="small" onClick={() => setAsking(action)}>
            <Icon aria-hidden className="size-3.5" />
            {label}
          </Button>
        );
      })}
      <Button size="small" look="quiet" onClick={onClear}>
        Clear
      </Button>
      <Dialog
        title={`${shown?.label ?? ''} ${people(count)}?`}
        open={asking !== undefined}
        onOpenChange={(open) => {
          if (open || seen !== undefined) return;
          setAsking(undefined);
          setTyped('');
        }}
        footer={
          seen === undefined ? (
            <>
              <Button onClick={() => setAsking(undefined)}>Cancel</Button>
              <Button look={asking === 'approve' ? 'primary' : 'danger'} disabled={!ready} onClick={() => asking !== undefined && void work(asking)}>
                {shown?.label} {people(count)}
              </Button>
            </>
          ) : (
            <Button
              onClick={() => {
                stopping.current = true;
              }}
            >
              Stop
            </Button>
          )
        }
      >
        <div className="flex flex-col gap-3">
          <p>{shown?.words}</p>
          {asking === 'remove' && seen === undefined && (
            <Field label={`Type “${word}” to go on`}>
              <Input value={typed} onChange={({ target }) => setTyped(target.value)} autoComplete="off" />
            </Field>
          )}
          {seen !== undefined && (
            <div className="flex flex-col gap-1">
              <progress aria-label="Progress" max={Math.max(count, 1)} value={seen} className="h-2 w-full accent-accent" />
              <p role="status" className="text-muted text-sm">
                {seen.toLocaleString('en')} of {count.toLocaleString('en')}
              </p>
            </div>
          )}
        </div>
      </Dialog>
    </section>
  );
};
