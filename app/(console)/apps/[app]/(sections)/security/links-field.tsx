import type { SecurityAnswers } from '#flows/security/answers.ts';
import type { Feature } from '#flows/security/combinations.ts';
import { Switch } from '#app/_ui/switch.tsx';

export const LinksField = ({
  answers,
  impossible,
  error,
  onChange,
}: {
  answers: SecurityAnswers;
  impossible: (feature: Feature) => string | undefined;
  error: (feature: Feature) => string | undefined;
  onChange: (next: Partial<SecurityAnswers>) => void;
}) => (
  <div className="flex flex-col gap-4">
    <p className="text-muted text-sm">
      The common link, the same for everybody, always leads in. You find it, with its QR code, on the app’s overview.
    </p>
    <Switch
      label="A personal link for each user"
      help={impossible('personal-link') ?? 'It says who comes, and proves nothing: people still show that it is them. You find it with each user.'}
      checked={answers.personalLink}
      disabled={impossible('personal-link') !== undefined}
      onChange={(personalLink) => onChange({ personalLink })}
    />
    <Switch
      label="Signed-in people may add an external ID"
      help={
        error('create-auth') ??
        impossible('create-auth') ??
        'Put the action “Create Auth” on a button of your app: it opens the external service and adds that identity, however somebody first registered.'
      }
      checked={answers.createAuth}
      disabled={impossible('create-auth') !== undefined}
      onChange={(createAuth) => onChange({ createAuth })}
    />
  </div>
);
