import type { PinnedContext } from '#flows/interpreter/pinned-context.ts';
import { canonicalEmail } from '#flows/kit/canonical-email.ts';
import { canonicalPhone } from '#flows/kit/canonical-phone.ts';
import type { Identifier } from '#flows/kit/identifier.ts';
import type { Subject } from '#flows/kit/step.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { Problem } from '../../errors.ts';
import type { Realm } from '../realm.ts';
import { mustBePreview } from './must-be-preview.ts';

const canonical = ({ kind, canonical: text }: Identifier): Identifier => {
  const found = kind === 'email' ? canonicalEmail(text) : kind === 'phone' ? canonicalPhone(text) : text.trim().toLowerCase();
  if (found === undefined || found === '')
    throw new Problem('invalid-input', { errors: [{ path: 'who', code: 'unknown', message: phrase('This is no such address.') }] });
  return { kind, canonical: found };
};

/** Whom a pinned context is about. Somebody known gets a record in the world, unless a sandbox user of that name came into it. */
export const supposeSubject = async (realm: Realm, who: PinnedContext['who']): Promise<Subject> => {
  mustBePreview(realm);
  if (who.kind === 'nobody') return {};
  const identifier = canonical(who.name);
  if (who.kind === 'new') return { identifier };
  const { storage, scope, random, clock } = realm;
  const known = await storage.users.byIdentifier(scope, identifier);
  if (known !== undefined) return { identifier, user: known.id };
  const id = random.id('usr');
  const column = (await storage.users.columns(scope.app)).find(({ type }) => type === identifier.kind);
  const attributes = column === undefined ? {} : { [column.key]: identifier.canonical };
  await storage.users.create(scope, { id, attributes, status: 'active', identifiers: [{ ...identifier, verified: true }] }, clock.now());
  return { identifier, user: id };
};
