import type { ExecutorInput } from '../kit/define-executor.ts';
import type { PortName } from '../kit/ports.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { Machine } from './machine.ts';
import type { Place } from './place.ts';
import { lookUp, wordsOf } from './values.ts';
import type { Walk } from './walk.ts';

/** Everything an executor is given about this visit; undefined when the plan puts the node in no zone. */
export const inputFor = (machine: Machine, walk: Walk, node: PlanNode, place: Place): ExecutorInput<unknown, PortName> | undefined => {
  const zone = machine.plan.zones[node.zone];
  if (zone === undefined) return undefined;
  const { run, flow, version } = machine.identity;
  return {
    config: node.config,
    node: { id: node.id, visit: place.visit, zone: { key: zone.key, kind: zone.kind } },
    run: { id: run, flow, version, locale: walk.run.locale },
    arrival: place.arrival,
    memo: walk.memos[`${node.id}:${place.visit}`] ?? {},
    subject: walk.subject,
    proofs: walk.proofs,
    ...(walk.session && { session: walk.session }),
    context: walk.run.context,
    app: machine.app,
    value: (path) => lookUp(machine, walk, path),
    say: (own, name, values) => ({ key: own?.text ?? `${node.type}.${name}`, ...(values && { values }) }),
    words: (phrase) => wordsOf(machine, walk, phrase),
    ports: walk.ports,
  };
};
