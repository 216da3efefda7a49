import { appsContract } from './apps.ts';
import { auditContract } from './audit.ts';
import { codesContract } from './codes.ts';
import { connectorsContract } from './connectors.ts';
import { flowsContract } from './flows.ts';
import { identitiesContract } from './identities.ts';
import { keepingContract } from './keeping.ts';
import { membersContract } from './members.ts';
import { outboxContract } from './outbox.ts';
import { runsContract } from './runs.ts';
import { sealedContract } from './sealed.ts';
import { sessionsContract } from './sessions.ts';
import type { OpenSubject } from './subject.ts';
import { tenantsContract } from './tenants.ts';
import { usersContract } from './users.ts';

/** What every storage must do. One suite a noun. */
export const storageContract = (open: OpenSubject): void => {
  runsContract(open);
  sessionsContract(open);
  codesContract(open);
  usersContract(open);
  identitiesContract(open);
  tenantsContract(open);
  outboxContract(open);
  flowsContract(open);
  appsContract(open);
  connectorsContract(open);
  membersContract(open);
  auditContract(open);
  keepingContract(open);
  sealedContract(open);
};
