'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ImageUp, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Field, useFieldProps } from '#app/_ui/field.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { readBase64 } from './read-base64.ts';

const mebibyte = 1_048_576;
const kinds = 'image/png,image/jpeg,image/webp,image/gif';

/** Inside the field, so that help and error are read out with it. The button is what is pressed; the input is the browser's dialog. */
const Chooser = ({ busy, has, onChoose }: { busy: boolean; has: boolean; onChoose: (file: File) => void }) => {
  const input = useRef<HTMLInputElement>(null);
  const field = useFieldProps();
  const words = has ? 'Choose another picture' : 'Choose a picture';
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={kinds}
        tabIndex={-1}
        className="sr-only"
        aria-hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) onChoose(file);
          // The same file again is a choice too.
          target.value = '';
        }}
      />
      <Button
        {...field}
        aria-label={`${words} for the logo`}
        size="small"
        busy={busy}
        onClick={() => input.current?.click()}
        className="[&_svg]:size-3.5"
      >
        <ImageUp aria-hidden />
        {words}
      </Button>
    </>
  );
};

/** The app's logo. A chosen file is uploaded and shown at once: it is not part of what is saved below. */
export const LogoField = ({ app, source }: { app: string; source: string | undefined }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [unread, setUnread] = useState<string>();
  const change = useMutation(
    trpc.apps.logo.mutationOptions({
      onSuccess: async ({ logo }) => {
        await queries.invalidateQueries({ queryKey: trpc.apps.get.queryKey({ app }) });
        toast.done(logo === null ? 'Logo removed' : 'Logo changed', 'Hosted pages show it from now on.');
      },
    }),
  );
  const choose = (file: File) => {
    setUnread(undefined);
    change.reset();
    if (file.size > mebibyte) return setUnread('This file is larger than 1 MiB. A logo needs 512 pixels at most: save a smaller one.');
    readBase64(file).then(
      (picture) => change.mutate({ app, picture }),
      () => setUnread('This file could not be read. Choose it again, or try another one.'),
    );
  };
  const fault = faultOf(change.error);
  return (
    <Field
      label="Logo"
      help="PNG, JPEG, WebP or GIF up to 1 MiB, made 512 pixels at most."
      error={unread ?? fault?.fields['picture'] ?? fault?.message}
    >
      <div className="flex flex-wrap items-center gap-3">
        {source !== undefined && (
          <span className="flex size-12 items-center justify-center rounded-field border border-line bg-sunken p-1">
            {/* biome-ignore lint/performance/noImgElement: it is small already, and comes from the pages' origin */}
            <img src={source} alt="The logo now" className="max-h-full max-w-full" />
          </span>
        )}
        <Chooser busy={change.isPending} has={source !== undefined} onChoose={choose} />
        {source !== undefined && (
          <Button
            size="small"
            look="quiet"
            disabled={change.isPending}
            onClick={() => change.mutate({ app, picture: null })}
            className="[&_svg]:size-3.5"
          >
            <Trash2 aria-hidden />
            Remove
          </Button>
        )}
      </div>
    </Field>
  );
};
