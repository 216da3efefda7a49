import { Field } from './field.tsx';
import { Input } from './input.tsx';

/** A builder's own new password, with what it has to be (PWD-01). */
export const NewPasswordField = ({ label, name, error }: { label: string; name: string; error: string | undefined }) => (
  <Field label={label} required help="At least 15 characters. A sentence of a few words is easy to remember." error={error}>
    <Input name={name} type="password" autoComplete="new-password" />
  </Field>
);
