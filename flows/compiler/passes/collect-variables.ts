import type { VariableSpec } from '../../kit/define-node.ts';
import type { Context, Flow, Place } from '../flow.ts';

/** Every value some step sets, by name. */
export type Variables = ReadonlyMap<string, VariableSpec>;

/** A name stands for one kind of value, whoever sets it. */
export const collectVariables = ({ report, say }: Context, { places }: Flow): Variables => {
  const found = new Map<string, VariableSpec & { by: Place }>();
  for (const place of places) {
    for (const spec of place.writes) {
      const other = found.get(spec.name);
      if (other === undefined) {
        found.set(spec.name, { ...spec, by: place });
      } else if (other.type !== spec.type || other.scope !== spec.scope) {
        report.add('variable-clash', {
          node: place.id,
          message: say('“{first}” and “{second}” both set “{value}”, but as different kinds of value.', {
            first: other.by.name,
            second: place.name,
            value: spec.name,
          }),
          advice: say('Give one of them another name.'),
        });
      }
    }
  }
  return found;
};
