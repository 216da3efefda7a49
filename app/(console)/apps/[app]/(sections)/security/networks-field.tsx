import { useState } from 'react';
import { securityAnswers } from '#flows/security/answers.ts';
import { Field } from '#app/_ui/field.tsx';
import { TextArea } from '#app/_ui/input.tsx';

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Networks people may sign in from (MOB-10); none: from anywhere. */
export const NetworksField = ({ value, onChange }: { value: readonly string[]; onChange: (value: string[]) => void }) => {
  const [text, setText] = useState(value.join('\n'));
  const wrong = linesOf(text).filter((line) => !securityAnswers.shape.ipRanges.safeParse([line]).success);
  return (
    <Field
      label="Only from these networks"
      help="One a line: 192.0.2.0/24, 192.0.2.10 - 192.0.2.20, a single address; IPv6 works the same way. Empty: from anywhere."
      error={wrong.length === 0 ? undefined : `This is no address range: ${wrong[0]}`}
    >
      <TextArea
        rows={4}
        value={text}
        spellCheck={false}
        className="font-mono text-sm"
        placeholder="192.0.2.0/24"
        onChange={({ target }) => {
          setText(target.value);
          onChange(linesOf(target.value));
        }}
      />
    </Field>
  );
};
