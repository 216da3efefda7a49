import { describe, expect, test } from 'vitest';
import { advance } from './advance.ts';
import { awaiting, seenSending, stillSending } from './foresee.ts';
import { goBack } from './go-back.ts';
import { present } from './present.ts';
import { runLimits } from './run.ts';
import { startRun } from './start-run.ts';
import { asking, committed, exiting, finishing, question, standing, toyMachine } from './testing/toy.ts';
import type { Machine } from './machine.ts';
import type { Run } from './run.ts';
import type { Step } from '../kit/step.ts';

const begin = async (machine: Machine) => committed(await startRun(machine, { context: { team: { id: 'blue' } }, locale: 'en' }));
const answer = (machine: Machine, run: Run, value = 'x', number = run.number) =>
  advance(machine, run, { kind: 'answer', number, answer: { action: 'go', inputs: { value } } });

const end = { run: finishing('done') };
const knowledge = { assurance: 'knowledge', amr: ['pwd'] } as const;

describe('a run', () => {
  test('walks to the first screen, and from each answer to the next', async () => {
    const machine = toyMachine({
      a: { run: exiting('on'), outcomes: { on: { to: 'b' } } },
      b: { run: asking('who', 'given'), outcomes: { given: { to: 'end' } } },
      end,
    });
    const first = await begin(machine);
    expect(standing(first.run)).toBe('ask:who');
    expect(first.transitions.map(({ node, outcome }) => `${node}:${outcome}`)).toEqual(['a:on', 'b:ask']);
    const second = committed(await answer(machine, first.run));
    expect(standing(second.run)).toBe('done');
    expect(await answer(machine, second.run)).toEqual({ kind: 'refuse', code: 'run-over' });
  });

  test('FLOW-01 only the current state takes an answer', async () => {
    const machine = toyMachine({
      a: { run: asking('one', 'on'), outcomes: { on: { to: 'b' } } },
      b: { run: asking('two', 'on'), outcomes: { on: { to: 'end' } } },
      end,
    });
    const first = await begin(machine);
    const second = committed(await answer(machine, first.run));
    expect(await answer(machine, second.run, 'x', first.run.number)).toEqual({ kind: 'refuse', code: 'stale-state' });
    expect(await answer(machine, second.run, 'x', second.run.number + 1)).toEqual({ kind: 'refuse', code: 'stale-state' });
  });

  test.each([
    ['an unknown action', { action: 'skip', inputs: {} }, 'unknown-action'],
    ['no inputs', { action: 'go', inputs: {} }, 'invalid-input'],
    ['an empty value', { action: 'go', inputs: { value: '' } }, 'invalid-input'],
    ['an array for a text', { action: 'go', inputs: { value: ['x'] } }, 'invalid-input'],
    ['an object for a text', { action: 'go', inputs: { value: {} } }, 'invalid-input'],
    ['a number for a text', { action: 'go', inputs: { value: 1 } }, 'invalid-input'],
    ['a field of another node', { action: 'go', inputs: { value: 'x', code: '123456' } }, 'invalid-input'],
    ['a text that is too long', { action: 'go', inputs: { value: 'x'.repeat(21) } }, 'invalid-input'],
    ['a prototype', { action: 'go', inputs: JSON.parse('{"value":"x","__proto__":"y"}') }, 'invalid-input'],
  ])('FLOW-02 IN-01 %s never completes a step', async (_, given, code) => {
    const machine = toyMachine({ a: { run: asking('one', 'on'), outcomes: { on: { to: 'end' } } }, end });
    const { run } = await begin(machine);
    expect(await advance(machine, run, { kind: 'answer', number: run.number, answer: given })).toMatchObject({ kind: 'refuse', code });
  });

  test('FLOW-05 a node that throws ends the run refused and writes nothing it wanted', async () => {
    const machine = toyMachine({
      a: { run: async () => ({ kind: 'exit', outcome: 'on', effects: [{ kind: 'counter.clear', key: 'k' }] }), outcomes: { on: { to: 'b' } } },
      b: {
        run: async () => {
          throw new TypeError('broken');
        },
        outcomes: { on: { to: 'end' } },
      },
      end,
    });
    const decision = await begin(machine);
    expect(standing(decision.run)).toBe('failed');
    expect(decision.effects).toEqual([]);
    expect(decision.fault).toBeInstanceOf(TypeError);
  });

  test('FLOW-05 an outcome the node does not have ends the run refused', async () => {
    expect(standing((await begin(toyMachine({ a: { run: exiting('skip'), outcomes: { on: { to: 'end' } } }, end }))).run)).toBe('failed');
    expect(standing((await begin(toyMachine({ a: { run: exiting('constructor'), outcomes: { on: { to: 'end' } } }, end }))).run)).toBe('failed');
  });

  test("an outage is the caller's: the run does not change", async () => {
    const outage = Object.assign(new Error('down'), { code: 'unavailable' });
    await expect(
      begin(
        toyMachine({
          a: {
            run: async () => {
              throw outage;
            },
          },
        }),
      ),
    ).rejects.toBe(outage);
  });

  test('FLOW-16 a loop without a screen ends after the limit, refused', async () => {
    const decision = await begin(toyMachine({ a: { run: exiting('on'), outcomes: { on: { to: 'a' } } } }));
    expect(standing(decision.run)).toBe('failed');
    expect(decision.transitions.length).toBeLessThanOrEqual(runLimits.transitions + 1);
    expect(decision.transitions.at(-1)?.rule).toBe('limit');
  });
});

describe('an outcome nobody wired', () => {
  const machine = toyMachine({
    a: { run: asking('address', 'given'), outcomes: { given: { to: 'b' } } },
    b: {
      run: async () => ({ kind: 'exit', outcome: 'refused', problems: [{ code: 'refused', text: { key: 'not this one' } }] }),
      outcomes: { refused: { to: 'back', kind: 'fail' } },
    },
  });

  test('leads back to the screen that fed the node, with its message', async () => {
    const first = await begin(machine);
    const second = committed(await answer(machine, first.run));
    expect(standing(second.run)).toBe('ask:address');
    expect(second.run.number).toBe(first.run.number + 1);
    expect(second.run.states.at(-1)?.problems).toEqual([{ code: 'refused', text: { key: 'not this one' } }]);
  });

  test('ends the run where there is no screen before', async () => {
    const bare = toyMachine({ b: { run: exiting('refused'), outcomes: { refused: { to: 'back', kind: 'fail' } } } });
    expect(standing((await begin(bare)).run)).toBe('failed');
  });
});

describe('back', () => {
  const machine = toyMachine({
    a: {
      run: async ({ arrival }) =>
        arrival.kind === 'enter'
          ? { kind: 'ask', challenge: question('who') }
          : {
              kind: 'exit',
              outcome: 'given',
              subject: { identifier: { kind: 'email', canonical: arrival.kind === 'answer' ? String(arrival.inputs.value) : '' } },
              set: { typed: 'x' },
            },
      outcomes: { given: { to: 'b' } },
    },
    b: { run: asking('password', 'right'), outcomes: { right: { to: 'c', proves: knowledge } } },
    c: { run: asking('terms', 'agreed'), outcomes: { agreed: { to: 'd' } } },
    d: { run: async () => ({ kind: 'exit', outcome: 'made' }), irreversible: true, outcomes: { made: { to: 'e' } } },
    e: { run: asking('name', 'given'), outcomes: { given: { to: 'end' } } },
    end,
  });
  const upTo = async (answers: number) => {
    let { run } = await begin(machine);
    for (let given = 0; given < answers; given += 1) run = committed(await answer(machine, run)).run;
    return run;
  };

  test('FLOW-06 drops proofs and subject made after the screen it returns to', async () => {
    const atTerms = await upTo(2);
    expect(atTerms.proofs).toHaveLength(1);
    const back = committed(goBack(machine, atTerms, atTerms.number)).run;
    // The password screen proved something: its challenge is spent, so back passes it by.
    expect(standing(back)).toBe('ask:who');
    expect(back.proofs).toEqual([]);
    expect(back.states.at(-1)?.subject).toEqual({});
    expect(back.states.at(-1)?.vars).toEqual({});
    expect(back.number).toBe(atTerms.number + 1);
  });

  test('FLOW-04 a second visit is a visit of its own, and old numbers stay dead', async () => {
    const atPassword = await upTo(1);
    const back = committed(goBack(machine, atPassword, atPassword.number)).run;
    const again = committed(await answer(machine, back)).run;
    expect(again.visits.b).toBe(2);
    expect(await answer(machine, again, 'x', atPassword.number)).toEqual({ kind: 'refuse', code: 'stale-state' });
  });

  test('stops at the floor that an irreversible node set', async () => {
    const atName = await upTo(3);
    expect(standing(atName)).toBe('ask:name');
    expect(goBack(machine, atName, atName.number)).toEqual({ kind: 'refuse', code: 'cannot-go-back' });
    expect(present(machine.plan, atName, 0)?.can_back).toBe(false);
  });

  test('FLOW-10 a proven subject cannot become another', async () => {
    const other = toyMachine({
      a: {
        run: async () => ({ kind: 'exit', outcome: 'on', subject: { identifier: { kind: 'email', canonical: 'a@b.org' } } }),
        outcomes: { on: { to: 'b' } },
      },
      b: { run: exiting('right'), outcomes: { right: { to: 'c', proves: knowledge } } },
      c: {
        run: async () => ({ kind: 'exit', outcome: 'on', subject: { identifier: { kind: 'email', canonical: 'c@d.org' } } }),
        outcomes: { on: { to: 'end' } },
      },
      end,
    });
    expect(standing((await begin(other)).run)).toBe('failed');
  });
});

describe('guards', () => {
  const machine = toyMachine({
    a: {
      run: async () => ({
        kind: 'exit',
        outcome: 'on',
        effects: [{ kind: 'counter.clear', key: 'k' }],
        guards: [{ kind: 'count', key: 'k', limit: 1, windowSeconds: 60, otherwise: 'too-many' }],
      }),
      outcomes: { on: { to: 'end', proves: knowledge }, 'too-many': { to: 'no', kind: 'fail' } },
    },
    no: { run: finishing('failed') },
    end,
  });

  test('one that failed takes its outcome: no effect, no proof', async () => {
    const first = await begin(machine);
    expect(first.guards.map((guard) => guard.at)).toEqual(['a:1:0']);
    const second = committed(await startRun(machine, { context: {}, locale: 'en' }, new Map([['a:1:0', 'too-many']])));
    expect(standing(second.run)).toBe('failed');
    expect([second.effects, second.guards, second.run.proofs]).toEqual([[], [], []]);
    expect(second.transitions[0]).toMatchObject({ outcome: 'too-many', rule: 'guard' });
  });
});

describe('what is sent and waited for', () => {
  const machine = toyMachine({
    a: {
      run: async ({ arrival }) => {
        if (arrival.kind === 'enter') return { kind: 'dispatch', message: { channel: 'email', to: 'a@b.org', subject: 's', text: 't' } };
        if (arrival.kind === 'delivered')
          return arrival.sent
            ? { kind: 'wait', challenge: { ...question('link'), fields: [], actions: [] } }
            : { kind: 'exit', outcome: 'cannot-send' };
        return { kind: 'exit', outcome: arrival.kind === 'ticket' ? 'verified' : 'cannot-send' };
      },
      outcomes: { verified: { to: 'end' }, 'cannot-send': { to: 'b', kind: 'unavailable' } },
    },
    b: { run: asking('password', 'right'), outcomes: { right: { to: 'end' } } },
    end,
  });

  test('the run moves on when the message left, or to the next method when it cannot', async () => {
    const sending = await begin(machine);
    expect(sending.message?.to).toBe('a@b.org');
    expect(present(machine.plan, sending.run, 0)?.kind).toBe('wait');
    const delivered = (sent: boolean) => advance(machine, sending.run, { kind: 'delivered', number: sending.run.number, sent });
    expect(standing(committed(await delivered(true)).run)).toBe('wait');
    expect(standing(committed(await delivered(false)).run)).toBe('ask:password');
    expect(await answer(machine, sending.run)).toEqual({ kind: 'refuse', code: 'unknown-action' });
  });

  test('where it stands once the message has left is foreseen with the step that sends', async () => {
    const { run, foreseen, transitions } = await begin(machine);
    const delivered = committed(await advance(machine, run, { kind: 'delivered', number: run.number, sent: true }));
    expect(foreseen).toEqual({ run: delivered.run, transitions: delivered.transitions });
    expect(transitions.map(({ outcome }) => outcome)).toEqual(['sending']);

    const foresaw = awaiting(delivered.run, 'message');
    expect(present(machine.plan, seenSending(foresaw), 0)).toEqual(present(machine.plan, run, 0));
    expect(seenSending(foresaw).number).toBe(run.number);
    const failed = await advance(machine, stillSending(foresaw), { kind: 'delivered', number: foresaw.number, sent: false });
    expect(committed(failed).run).toMatchObject({ number: foresaw.number + 1, states: [{ kind: 'ask' }] });
    expect(standing(committed(failed).run)).toBe('ask:password');
  });

  test.each<[string, () => Promise<Step>]>([
    ['leaves', async () => ({ kind: 'exit', outcome: 'verified' })],
    ['writes', async () => ({ kind: 'ask', challenge: question('code'), effects: [{ kind: 'counter.clear', key: 'k' }] })],
    ['counts', async () => ({ kind: 'ask', challenge: question('code'), guards: [{ kind: 'spend', ticket: 't', otherwise: 'verified' }] })],
    ['throws', () => Promise.reject(new Error('not yet'))],
  ])('nothing is foreseen of a node that %s once its message has left', async (_, then) => {
    const eager = toyMachine({
      a: {
        run: async ({ arrival }) =>
          arrival.kind === 'enter' ? { kind: 'dispatch', message: { channel: 'email', to: 'a@b.org', subject: 's', text: 't' } } : then(),
        outcomes: { verified: { to: 'end' } },
      },
      end,
    });
    const decision = await begin(eager);
    expect(decision).not.toHaveProperty('foreseen');
    expect(decision.effects).toEqual([]);
    expect(standing(decision.run)).toBe('sending');
  });

  test('FLOW-03 FLOW-09 only a ticket of this visit of this node completes it', async () => {
    const sending = await begin(machine);
    const waiting = committed(await advance(machine, sending.run, { kind: 'delivered', number: sending.run.number, sent: true })).run;
    const ticket = (node: string, visit: number) => advance(machine, waiting, { kind: 'ticket', node, visit, ticket: 'hash' });
    expect(await ticket('b', 1)).toEqual({ kind: 'refuse', code: 'stale-state' });
    expect(await ticket('a', 2)).toEqual({ kind: 'refuse', code: 'stale-state' });
    expect(standing(committed(await ticket('a', 1)).run)).toBe('done');
  });
});

describe('texts and values', () => {
  test("FLOW-21 a user's record shows only after a proof; transient values are gone at the next wait", async () => {
    const hello = async () => ({ kind: 'ask' as const, challenge: { ...question('hello') } });
    const machine = toyMachine(
      {
        a: {
          run: async () => ({ kind: 'exit', outcome: 'on', subject: { user: 'nobody' }, set: { once: 'x', kept: 'y' } }),
          outcomes: { on: { to: 'b' } },
        },
        b: { run: hello },
      },
      { once: 'transient', kept: 'shared' },
    );
    const { run } = await begin(machine);
    expect(present(machine.plan, run, 0)?.challenge.title.text).toBe('Hello blue');
    expect(run.states.at(-1)?.vars).toEqual({ kept: 'y' });
  });
});
