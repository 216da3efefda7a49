/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { CheckIcon, CloseIcon, ExclamationIcon } from '../view/icons.tsx';

const icons = { positive: CheckIcon, negative: CloseIcon, neutral: ExclamationIcon } as const;

/** A screen that is no step of a run: start, mailed link, signed in, trouble. */
export const PlainScreen = ({
  mark,
  title,
  lead,
  children,
}: {
  mark?: keyof typeof icons;
  title: string;
  lead: readonly string[];
  children?: ComponentChildren;
}) => {
  const Icon = mark && icons[mark];
  return (
    <div class="step">
      {Icon && (
        <span class={`mark ${mark}`}>
          <Icon />
        </span>
      )}
      <h1 id="title" tabIndex={-1}>
        <bdi>{title}</bdi>
      </h1>
      {lead.map((text) => (
        <p key={text} class="lead">
          <bdi>{text}</bdi>
        </p>
      ))}
      {children}
    </div>
  );
};

/** A plain form with one button: what a POST needs and nothing else. */
export const OneButton = ({
  action,
  token,
  label,
  primary = true,
  id,
  hidden = {},
}: {
  action: string;
  token: string;
  label: string;
  primary?: boolean;
  id?: string;
  /** More that goes with it. */
  hidden?: Readonly<Record<string, string>>;
}) => (
  <form method="post" action={action} class="answer" id={id}>
    <input type="hidden" name="token" value={token} />
    {Object.entries(hidden).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <div class="actions">
      <button type="submit" class={primary ? 'primary' : 'plain'}>
        {label}
      </button>
    </div>
  </form>
);

export const LinkButton = ({ href, label, primary = true }: { href: string; label: string; primary?: boolean }) => (
  <div class="answer">
    <div class="actions">
      <a class={primary ? 'button primary' : 'button plain'} href={href}>
        {label}
      </a>
    </div>
  </div>
);
