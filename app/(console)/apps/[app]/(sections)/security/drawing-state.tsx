import { Callout } from '#app/_ui/callout.tsx';
import { RadioGroup } from '#app/_ui/radio-group.tsx';
import type { SecurityView } from './security-form.tsx';

export type Over = 'keep' | 'own';

const overOptions = [
  { value: 'keep', label: 'Keep my changes', hint: 'The form draws around them. They are yours from then on.' },
  { value: 'own', label: 'Draw anew', hint: 'Your changes to these steps are replaced. Steps you added yourself stay.' },
] as const;

const Sentences = ({ of }: { of: readonly string[] }) => (
  <ul className="mt-1 list-disc pl-5">
    {of.map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
);

/** How the form and the flow stand to each other, and what saving will do about it. */
export const DrawingState = ({ view, over, onOver }: { view: SecurityView; over: Over; onOver: (over: Over) => void }) => {
  const { flow, ours, changes, differences } = view;
  if (flow === null) return <Callout>This app has no flow yet. Saving draws one, called “Sign in”.</Callout>;
  if (!ours) {
    return (
      <Callout tone="caution" title={`“${flow.name}” was not drawn by this form`}>
        {differences.length === 0
          ? 'It fits the answers below. Saving draws it anew in its place; you can take that back here afterwards.'
          : 'The answers below are what could be read from it. Saving replaces the whole drawing by one of this form; you can take that back here afterwards.'}
        {differences.length > 0 && <Sentences of={differences} />}
      </Callout>
    );
  }
  if (changes.length === 0) return <Callout tone="positive">{`This form drew “${flow.name}”, and it is as the form left it.`}</Callout>;
  return (
    <Callout tone="caution" title={`You have changed “${flow.name}” by hand`}>
      <Sentences of={changes} />
      <RadioGroup label="When you save" value={over} options={overOptions} onChange={onOver} className="mt-3" />
    </Callout>
  );
};
