import type { Realm } from '#server/engine/realm.ts';
import { openRun } from '#server/engine/run-state.ts';
import { Problem } from '#server/errors.ts';
import type { RunRecord } from '#server/storage/ports/runs.ts';
import { cookieNames, readSecret } from '../http/cookies.ts';
import { addToBackdrop, type PageContext } from '../http/page-env.ts';
import type { Links } from '../view/run-screen.tsx';
import { linksOf } from './links-of.ts';

export type HeldRun = { id: string; secret: string; record: RunRecord; links: Links; at(number: string): { run: string; state: string } };

const idShape = /^run_[0-9a-z]{10,60}$/;

/**
 * The run of the request's path, held by the browser's cookie for it (FLOW-12). An unknown run, one of another browser and one that is
 * done with look the same: over.
 */
export const heldRun = async (c: PageContext, realm: Realm): Promise<HeldRun> => {
  const id = c.req.param('run') ?? '';
  const secret = idShape.test(id) ? readSecret(c, cookieNames.run(id)) : undefined;
  if (secret === undefined) throw new Problem('run-over');
  const { record } = await openRun(realm, id, `0.${secret}`);
  const { locale } = record.run;
  const links = await linksOf(realm, { flow: await realm.slugOf(record.flow), client: record.client, delivery: record.delivery, locale });
  addToBackdrop(c, { locale, ...(links.again !== undefined && { again: links.again }) });
  return { id, secret, record, links, at: (number) => ({ run: id, state: `${number}.${secret}` }) };
};

/** The number of a state as pages carry it. Anything else is no state of ours. */
export const stateNumber = (text: string | undefined): string => {
  if (text === undefined || !/^\d{1,6}$/.test(text))
    throw new Problem('invalid-input', { errors: [{ path: 'state', code: 'wrong-form', message: 'This is not a state.' }] });
  return text;
};
