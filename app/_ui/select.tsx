'use client';

import { clsx } from 'clsx';
import { Check, ChevronDown } from 'lucide-react';
import { Select as Primitive } from 'radix-ui';
import { useEffect, useId, useState } from 'react';
import { useFieldProps } from './field.tsx';
import { controlClass } from './input.tsx';
import { useSay } from './language.tsx';
import { useNonce } from './nonce.tsx';

export type Option<Value extends string = string> = {
  value: Value;
  label: string;
  hint?: string;
  disabled?: boolean;
  /** Of a label that is said in a language of its own. */
  lang?: string;
  /** The label, or the hint, is what somebody called it: no word of the interface. */
  own?: true;
  ownHint?: true;
};

/** While the list is open the rest is hidden from screen readers; then it must not take the focus either. */
const useInertRest = (open: boolean): void => {
  useEffect(() => {
    if (!open) return;
    // The list comes into the body after this.
    const rest = [...document.body.children].filter(
      (element) => !element.hasAttribute('inert') && element.querySelector('[role="listbox"]') === null,
    );
    for (const element of rest) element.setAttribute('inert', '');
    return () => {
      for (const element of rest) element.removeAttribute('inert');
    };
  }, [open]);
};

/** A closed list keeps its options for typing ahead, which costs as much as drawing them: not of hundreds, with every key somebody types elsewhere. */
const mostWhileClosed = 20;

const Label = ({ option }: { option: Option }) => (option.own === true ? <span translate="no">{option.label}</span> : option.label);

/** One of a few. Use it inside a `Field`, or give it a `label`. */
export const Select = <Value extends string>({
  value,
  options,
  onChange,
  label,
  placeholder,
  disabled = false,
  size = 'medium',
  className,
}: {
  value: Value | undefined;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  label?: string;
  placeholder?: string;
  disabled?: boolean;
  size?: 'medium' | 'small';
  className?: string;
}) => {
  const say = useSay();
  const nonce = useNonce();
  const own = useId();
  const [open, setOpen] = useState(false);
  useInertRest(open);
  const field = useFieldProps();
  // The list is a thing of its own to a screen reader: it goes by the name of what opened it.
  const trigger = field.id ?? own;
  const chosen = options.find((option) => option.value === value);
  const listed = open || options.length <= mostWhileClosed ? options : [];
  const pick = (picked: string) => {
    const option = options.find((candidate) => candidate.value === picked);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <Primitive.Root value={value ?? ''} onValueChange={pick} onOpenChange={setOpen} disabled={disabled}>
      <Primitive.Trigger
        {...field}
        id={trigger}
        {...(label !== undefined && { 'aria-label': label })}
        className={clsx(
          controlClass,
          'flex cursor-pointer items-center justify-between gap-2 text-start data-placeholder:text-faint',
          size === 'medium' ? 'min-h-9 py-1.5' : 'h-7 px-2 text-sm',
          className,
        )}
      >
        <span className={size === 'medium' ? 'line-clamp-3 wrap-anywhere' : 'truncate'}>
          <Primitive.Value placeholder={placeholder ?? say('Choose')}>{chosen !== undefined && <Label option={chosen} />}</Primitive.Value>
        </span>
        <Primitive.Icon asChild>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          {...(label === undefined ? { 'aria-labelledby': trigger } : { 'aria-label': label })}
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-96 animate-appear overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-floating"
        >
          <Primitive.Viewport nonce={nonce}>
            {listed.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                // By its whole content: a name without the hint that is seen beside it is another thing to speech input.
                aria-labelledby={undefined}
                className="flex cursor-pointer select-none items-start gap-2 rounded-chip py-1.5 ps-2 pe-3 text-base outline-none data-disabled:cursor-default data-highlighted:bg-hover data-disabled:text-faint"
              >
                <span className="mt-0.5 size-4 shrink-0">
                  <Primitive.ItemIndicator>
                    <Check aria-hidden className="size-4 text-accent" />
                  </Primitive.ItemIndicator>
                </span>
                <span className="flex flex-col">
                  <Primitive.ItemText>
                    <Label option={option} />
                  </Primitive.ItemText>
                  {option.hint !== undefined && (
                    <span translate={option.ownHint === true ? 'no' : undefined} className="text-muted text-xs">
                      {option.hint}
                    </span>
                  )}
                </span>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
};
