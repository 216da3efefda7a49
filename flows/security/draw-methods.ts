import type { SecurityAnswers } from './answers.ts';
import { type Exit, lead, type Sketch } from './sketch.ts';

/** Connector id → the builder's name for it: words of the buttons. */
export type ConnectorNames = Readonly<Record<string, string>>;

/** Begins with a letter, so that it may name an outcome; stable, so that a renamed connector keeps its button. */
export const optionOf = (connector: string): string =>
  `id-${connector
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(-20)}`;

/** What stands between the entries and knowing who it is. Answers the outcomes at which somebody has proven it. */
export const drawMethods = (
  sketch: Sketch,
  { methods }: SecurityAnswers,
  { anybody, named, refuse, names }: { anybody: readonly Exit[]; named: readonly Exit[]; refuse: string; names: ConnectorNames },
): readonly Exit[] => {
  const ways: { id: string; name: string; first: string; verify?: string; verified: readonly Exit[] }[] = [];
  const address = drawAddress(sketch, methods, named.length > 0);
  if (address !== undefined) ways.push({ id: 'address', name: addressWords(methods), ...address });
  for (const connector of methods.external) {
    const id = optionOf(connector);
    const step = drawExternal(sketch, `external-${id}`, connector, names, 'public');
    ways.push({ id, name: `Continue with ${names[connector] ?? 'an external ID'}`, first: step, verified: [{ from: step, outcome: 'verified' }] });
  }
  if (methods.directory !== null) {
    const step = sketch.step('directory', { type: 'verify.directory', zone: 'public', column: 3, config: { connector: methods.directory } });
    ways.push({
      id: 'directory',
      name: names[methods.directory] ?? 'Company account',
      first: step,
      verified: [{ from: step, outcome: 'recognised' }],
    });
  }
  const [only] = ways;
  if (ways.length === 1 && only !== undefined) {
    lead(sketch, anybody, only.first);
    lead(sketch, named, only.verify ?? only.first);
    // Without a menu to go back to, who cancelled or was not recognised is asked again.
    if (methods.external.length === 1) giveUp(sketch, only.first, { retry: 'cancelled', to: only.first, otherwise: refuse });
    if (methods.directory !== null) giveUp(sketch, only.first, { retry: 'wrong', to: only.first, otherwise: refuse });
  } else {
    const menu = sketch.step('choose-way', {
      type: 'choose.menu',
      name: 'How to sign in',
      zone: 'public',
      column: 2,
      config: { options: ways.map(({ id, name }) => ({ id, name: name.slice(0, 80) })) },
    });
    lead(sketch, anybody, menu);
    lead(sketch, named, address?.verify ?? menu);
    for (const { id, first } of ways) sketch.wire(menu, id, first);
  }
  return ways.flatMap(({ verified }) => verified);
};

const addressWords = ({ email, sms }: SecurityAnswers['methods']): string =>
  email && sms !== null ? 'Use e-mail or phone' : email ? 'Use e-mail' : 'Use phone';

/**
 * One field takes whichever address people have; the chain verifies the one they gave, and falls back to the other they are known by. Who
 * came by their own link has no screen to go back to: the address is asked for once that link's way fails.
 */
const drawAddress = (
  sketch: Sketch,
  { email, sms }: SecurityAnswers['methods'],
  byLink: boolean,
): { first: string; verify: string; verified: readonly Exit[] } | undefined => {
  if (!email && sms === null) return undefined;
  const codes = [
    ...(email ? [{ called: 'email-code', type: 'verify.email-code', config: {} }] : []),
    ...(sms === null
      ? []
      : [
          {
            called: 'sms-code',
            type: 'verify.sms-code',
            config: {
              ...(sms.connector !== null && { connector: sms.connector }),
              ...(sms.countries.length > 0 && { countries: sms.countries }),
              // It may also reach people who named themselves by e-mail, or came by their link, and have a number on record.
              ...((email || byLink) && { fromRecord: true }),
            },
          },
        ]),
  ];
  const ask = sketch.step('ask', {
    type: 'identify.ask',
    name: email && sms !== null ? 'Ask for e-mail or phone' : email ? 'Ask for e-mail' : 'Ask for phone',
    zone: 'public',
    column: 2,
    config: { email, phone: sms !== null, ...(sms?.countries[0] !== undefined && { country: sms.countries[0] }) },
  });
  const [code] = codes;
  if (codes.length === 1 && code !== undefined) {
    const only = sketch.step(code.called, { type: code.type, zone: 'public', column: 3, config: code.config });
    sketch.wire(ask, 'given', only);
    if (byLink) for (const outcome of ['exhausted', 'cannot-send', ...(email ? [] : ['country-refused'])]) sketch.wire(only, outcome, ask);
    return { first: ask, verify: only, verified: [{ from: only, outcome: 'verified' }] };
  }
  const chain = sketch.step('codes', { type: 'choose.fallback', name: 'Prove it is you', zone: 'public', column: 3 });
  for (const { called, type, config } of codes) sketch.method(chain, called, { type, config });
  sketch.wire(ask, 'given', chain);
  if (byLink) for (const outcome of ['exhausted', 'none-available']) sketch.wire(chain, outcome, ask);
  return { first: ask, verify: chain, verified: [{ from: chain, outcome: 'verified' }] };
};

export const drawExternal = (sketch: Sketch, called: string, connector: string, names: ConnectorNames, zone: 'public' | 'secure'): string =>
  sketch.step(called, {
    type: 'verify.external-id',
    name: names[connector] ?? 'External ID',
    zone,
    column: zone === 'public' ? 3 : 2,
    config: { connector, ...(zone === 'secure' && { use: 'add' }) },
  });

/** Where the ways lead on which a service outside did not let somebody in: once more, or out. */
export const giveUp = (
  sketch: Sketch,
  step: string,
  { retry, to, otherwise }: { retry: 'cancelled' | 'wrong'; to: string; otherwise: string },
): void => {
  sketch.wire(step, retry, to);
  sketch.wire(step, 'refused', otherwise);
  sketch.wire(step, 'unavailable', otherwise);
};
