/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

const Icon = ({ children, turns = false }: { children: ComponentChildren; turns?: boolean }) => (
  <svg
    class={turns ? 'icon turns' : 'icon'}
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

/** Points against the reading direction: mirrored where people read from right to left. */
export const BackIcon = () => (
  <Icon turns>
    <path d="M15 5l-7 7 7 7" />
  </Icon>
);
export const ForwardIcon = () => (
  <Icon turns>
    <path d="M9 5l7 7-7 7" />
  </Icon>
);
export const AlertIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7.5v5.5M12 16.5v.01" />
  </Icon>
);
export const ExclamationIcon = () => (
  <Icon>
    <path d="M12 5.5v8M12 18v.01" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="M5 12.5l4.5 4.5L19 7.5" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="M7 7l10 10M17 7L7 17" />
  </Icon>
);
export const MailIcon = () => (
  <Icon>
    <rect x="3.5" y="5.5" width="17" height="13" rx="2" />
    <path d="M4 7.5l8 5.5 8-5.5" />
  </Icon>
);
export const EyeIcon = ({ closed }: { closed: boolean }) => (
  <Icon>
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
    <circle cx="12" cy="12" r="2.75" />
    {closed && <path d="M4.5 4.5l15 15" />}
  </Icon>
);
