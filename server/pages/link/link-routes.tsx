/** @jsxImportSource preact */
import { Hono } from 'hono';
import type { Ticket } from '#flows/kit/effect.ts';
import { openTicket, ticketAlive } from '#server/engine/open-ticket.ts';
import type { Realm } from '#server/engine/realm.ts';
import { Problem } from '#server/errors.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import { LinkButton, OneButton, PlainScreen } from '../html/plain-screen.tsx';
import { cookieNames, readSecret, writeSecret } from '../http/cookies.ts';
import { checkFormToken, formToken } from '../http/form-token.ts';
import { addToBackdrop, type PageContext, type PageEnv } from '../http/page-env.ts';
import { readForm } from '../http/read-form.ts';
import { type PageKit, sendPage } from '../http/send-page.ts';
import { wordsOf } from '../http/words-of.ts';
import { runPath } from '../run/arrive.ts';
import { fill } from '../texts/fill.ts';
import { maskAddress } from './mask-address.ts';

type Opened = { realm: Realm; ticket: Ticket; secret: string; alive: boolean; ip: string | undefined; startedAt: number };

const tokenSeconds = 3_600;
const secretShape = /^[\w-]{20,100}$/;

/** Looks the link up and changes nothing: a mail scanner that follows it does no harm (FLOW-09). */
const look = async (kit: PageKit, c: PageContext, env: Env): Promise<Opened> => {
  const secret = c.req.param('token') ?? '';
  const { services } = kit;
  const ticket = secretShape.test(secret) ? await services.storage.tickets.find(services.digest.hash(secret)) : undefined;
  const realm = ticket?.env === env ? await services.realms.byScope(ticket) : undefined;
  const record = ticket && (await realm?.storage.runs.find(realm.scope, ticket.run));
  if (ticket === undefined || realm === undefined || record === undefined) throw new Problem('not-found');
  addToBackdrop(c, { look: realm.app, firstLanguage: realm.app.defaultLanguage, locale: record.run.locale });
  const alive = record.status === 'active' && (await ticketAlive(realm, secret));
  return { realm, ticket, secret, alive, ip: record.run.context.ip, startedAt: record.startedAt };
};

const showSpent = (kit: PageKit, c: PageContext): Response => {
  const words = wordsOf(c);
  return sendPage(kit, c, {
    status: 410,
    title: words['link.spent'],
    logo: false,
    content: <PlainScreen mark="neutral" title={words['link.spent']} lead={[words['link.spent-body']]} />,
  });
};

/** Whether it was this browser that pressed the button: then the spent link is good news. */
const confirmedHere = (c: PageContext, realm: Realm): boolean => {
  const cookie = readSecret(c, cookieNames.start);
  return cookie !== undefined && realm.digest.equal(c.req.query('done') ?? '', formToken(realm.digest, 'link-done', cookie));
};

const showConfirmed = (kit: PageKit, c: PageContext, { realm, ticket }: Opened): Response => {
  const words = wordsOf(c);
  const waitsHere = readSecret(c, cookieNames.run(ticket.run)) !== undefined;
  return sendPage(kit, c, {
    title: words['link.done'],
    logo: false,
    content: (
      <PlainScreen mark="positive" title={words['link.done']} lead={[words['link.done-body']]}>
        {waitsHere && <LinkButton href={runPath(realm, ticket.run)} label={words['link.continue']} primary={false} />}
      </PlainScreen>
    ),
  });
};

const askWhether = (kit: PageKit, c: PageContext, { realm, ticket, ip, startedAt }: Opened): Response => {
  const words = wordsOf(c);
  const cookie = readSecret(c, cookieNames.start) ?? realm.random.secret();
  writeSecret(c, cookieNames.start, cookie, tokenSeconds);
  const minutes = Math.max(1, Math.round((realm.clock.now() - startedAt) / 60_000));
  const lead = [fill(words['link.body'], { app: realm.app.name, address: maskAddress(ticket.identifier) })];
  if (ip !== undefined) lead.push(fill(words['link.where'], { ip, minutes }));
  return sendPage(kit, c, {
    title: words['link.title'],
    logo: false,
    content: (
      <PlainScreen title={words['link.title']} lead={lead}>
        <OneButton action={c.req.path} token={formToken(realm.digest, 'link', cookie)} label={words['link.confirm']} />
        <p class="note">{words['link.ignore']}</p>
      </PlainScreen>
    ),
  });
};

/** Mailed links (`/l/{token}`): opening one asks, its button confirms, and the device that waits goes on. */
export const linkRoutes = (kit: PageKit, env: Env) =>
  new Hono<PageEnv>()
    .get('/:token', async (c) => {
      const opened = await look(kit, c, env);
      if (opened.alive) return askWhether(kit, c, opened);
      return confirmedHere(c, opened.realm) ? showConfirmed(kit, c, opened) : showSpent(kit, c);
    })
    .post('/:token', async (c) => {
      const form = await readForm(c);
      const opened = await look(kit, c, env);
      const { realm, secret } = opened;
      const cookie = checkFormToken(realm.digest, 'link', readSecret(c, cookieNames.start), form.get('token'));
      if (!opened.alive) return showSpent(kit, c);
      try {
        await openTicket(kit.services, realm, secret);
      } catch (error) {
        // Two clicks at once, or the run stands elsewhere by now.
        const passed = error instanceof Problem && ['not-found', 'run-over', 'stale-state', 'run-expired'].includes(error.code);
        if (!passed) throw error;
        return showSpent(kit, c);
      }
      return c.redirect(`${c.req.path}?done=${formToken(realm.digest, 'link-done', cookie)}`, 303);
    });
