import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { namesOf } from '../workspaces/names-of.ts';

export type VersionView = { version: number; label: string; author: string; at: number; warnings: number; live: boolean };

/** Every published version, newest first. */
export const listVersions = async (access: Authorized<'flow.view', FlowAccess>, services: Services): Promise<VersionView[]> => {
  const [versions, nameOf] = await Promise.all([services.storage.flows.versions(access.flow.id), namesOf(access, services)]);
  return versions
    .map(({ version, label, author, at, warnings }) => ({
      version,
      label,
      author: nameOf(author),
      at,
      warnings,
      live: version === access.flow.published,
    }))
    .sort((a, b) => b.version - a.version);
};
