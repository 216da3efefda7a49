/** @jsxImportSource preact */
import { isRecord } from '#flows/client/is-record.ts';

type Said = { kind: 'claims'; claims: Record<string, unknown> } | { kind: 'cancelled' } | { kind: 'failed' };
type Props = {
  service: string;
  /** What it said last. */
  claims: Record<string, unknown>;
  answer: (said: Said) => void;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const listed = (value: unknown): string => (Array.isArray(value) ? value.filter((item) => typeof item === 'string').join(', ') : '');

/** Only what was filled in: a claim left empty is one the provider does not send. */
const claimsIn = (form: HTMLFormElement): Record<string, unknown> => {
  const given = new FormData(form);
  const word = (name: string): string => String(given.get(name) ?? '').trim();
  const groups = word('groups')
    .split(',')
    .map((group) => group.trim())
    .filter((group) => group !== '');
  return {
    sub: word('sub'),
    ...Object.fromEntries(['email', 'name', 'hd'].flatMap((name) => (word(name) === '' ? [] : [[name, word(name)]]))),
    ...(word('email') !== '' && { email_verified: given.get('email_verified') !== null }),
    ...(groups.length > 0 && { groups }),
  };
};

const fields = [
  { name: 'sub', label: 'Account (sub)', help: 'The same account is the same person next time.', required: true },
  { name: 'email', label: 'E-mail (email)' },
  { name: 'name', label: 'Name (name)' },
  { name: 'hd', label: 'Google Workspace (hd)' },
] as const;

/** The provider of a preview: the tester says what it says. Builders see it, so it speaks the console's language. */
export const ProviderPage = ({ service, claims, answer }: Props) => (
  <div class="step" data-kind="provider">
    <h1 id="provider-title" tabIndex={-1}>
      <bdi>{service}</bdi>
    </h1>
    <p class="lead">In the preview you play the service: this is what it says about you. Nothing leaves here.</p>
    <form
      class="answer"
      onSubmit={(event) => {
        event.preventDefault();
        answer({ kind: 'claims', claims: claimsIn(event.currentTarget) });
      }}
    >
      {fields.map((field) => (
        <div class="field" key={field.name}>
          <label for={`claim-${field.name}`}>{field.label}</label>
          <input
            id={`claim-${field.name}`}
            name={field.name}
            value={text(claims[field.name])}
            required={'required' in field}
            autocomplete="off"
            maxLength={250}
          />
          {'help' in field && <p class="help">{field.help}</p>}
        </div>
      ))}
      <label class="tick">
        <input type="checkbox" name="email_verified" defaultChecked={claims.email_verified === true} />
        <span>The service has verified the address</span>
      </label>
      <div class="field">
        <label for="claim-groups">Groups</label>
        <input id="claim-groups" name="groups" value={listed(claims.groups)} autocomplete="off" />
        <p class="help">Separated by commas.</p>
      </div>
      <div class="actions">
        <button type="submit" class="primary">
          Sign in
        </button>
        <button type="button" class="plain" onClick={() => answer({ kind: 'cancelled' })}>
          Turn back
        </button>
        <button type="button" class="plain" onClick={() => answer({ kind: 'failed' })}>
          Answer something wrong
        </button>
      </div>
    </form>
  </div>
);

/** What the preview's server knows of a sign-in under way; undefined when it is over. */
export const readProvider = (body: unknown): { service: string; claims: Record<string, unknown> } | undefined =>
  isRecord(body) && typeof body.service === 'string' ? { service: body.service, claims: isRecord(body.claims) ? body.claims : {} } : undefined;
