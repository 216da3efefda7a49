import type { SecurityAnswers } from '#flows/security/answers.ts';
import { Callout } from '#app/_ui/callout.tsx';
import { Checkbox } from '#app/_ui/checkbox.tsx';
import { Field } from '#app/_ui/field.tsx';
import { DurationInput } from '#app/_ui/form/duration-control.tsx';
import { RadioGroup } from '#app/_ui/radio-group.tsx';
import { Switch } from '#app/_ui/switch.tsx';

type Relock = SecurityAnswers['relock'];

const usual: NonNullable<Relock> = { idleSeconds: 300, onOffload: true, pin: 'chosen' };
const pinOptions = [
  { value: 'chosen', label: 'People choose their PIN', hint: 'They are asked for one after they first signed in.' },
  {
    value: 'given',
    label: 'I give out the PINs',
    hint: 'You write them into the PIN column of the users table. Who has none is let in by signing in again.',
  },
] as const;

/** A PIN is asked for again while the session lives (MOB-9). */
export const RelockField = ({
  value,
  impossible,
  error,
  onChange,
}: {
  value: Relock;
  impossible: string | undefined;
  error: string | undefined;
  onChange: (value: Relock) => void;
}) => (
  <div className="flex flex-col gap-4">
    <Switch
      label="Ask for a PIN again"
      help={impossible ?? 'For apps that stay open on a device that several people can reach. Needs a PIN column in the users table.'}
      checked={value !== null}
      disabled={impossible !== undefined}
      onChange={(on) => onChange(on ? usual : null)}
    />
    {value !== null && (
      <div className="ml-11 flex flex-col gap-4">
        <Checkbox
          label="After a time without use"
          checked={value.idleSeconds !== null}
          onChange={(on) => onChange({ ...value, idleSeconds: on ? (usual.idleSeconds ?? 300) : null })}
        />
        {value.idleSeconds !== null && (
          <Field label="Time without use" help="From one minute to a day." className="ml-7">
            <DurationInput
              name="idleSeconds"
              label="Time without use"
              value={value.idleSeconds}
              fallback={undefined}
              onChange={(seconds) => onChange({ ...value, idleSeconds: Math.min(86_400, Math.max(60, seconds ?? 60)) })}
            />
          </Field>
        )}
        <Checkbox
          label="When the app was closed or swiped away"
          checked={value.onOffload}
          onChange={(onOffload) => onChange({ ...value, onOffload })}
        />
        <RadioGroup label="Where the PIN comes from" value={value.pin} options={pinOptions} onChange={(pin) => onChange({ ...value, pin })} />
        {error !== undefined && (
          <Callout tone="negative" urgent>
            {error}
          </Callout>
        )}
      </div>
    )}
  </div>
);
