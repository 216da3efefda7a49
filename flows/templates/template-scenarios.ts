import * as z from 'zod';
import { type Scenario, scenario } from '../scenario/scenario.ts';
import activeDirectory from './scenarios/active-directory.json' with { type: 'json' };
import bankApp from './scenarios/bank-app.json' with { type: 'json' };
import companyDomain from './scenarios/company-domain.json' with { type: 'json' };
import emailLink from './scenarios/email-link.json' with { type: 'json' };
import openSecured from './scenarios/open-secured.json' with { type: 'json' };
import openSite from './scenarios/open-site.json' with { type: 'json' };
import passwordFirst from './scenarios/password-first.json' with { type: 'json' };
import phoneFirst from './scenarios/phone-first.json' with { type: 'json' };
import shopGoogle from './scenarios/shop-google.json' with { type: 'json' };
import signIn from './scenarios/sign-in.json' with { type: 'json' };
import type { templates } from './templates.ts';

/** What each template promises, apart from the drawings: only what plays them reads this. */
const written = {
  'sign-in': signIn,
  'email-link': emailLink,
  'password-first': passwordFirst,
  'phone-first': phoneFirst,
  'shop-google': shopGoogle,
  'bank-app': bankApp,
  'active-directory': activeDirectory,
  'company-domain': companyDomain,
  'open-site': openSite,
  'open-secured': openSecured,
} as const satisfies Record<keyof typeof templates, unknown>;

const all = new Map<string, unknown>(Object.entries(written));

/** The scenarios a template comes with; none for one that is unknown. */
export const templateScenarios = (template: string): readonly Scenario[] => z.array(scenario).parse(all.get(template) ?? []);
