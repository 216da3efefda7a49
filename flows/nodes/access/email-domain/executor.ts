import { canonicalDomain } from '#flows/kit/canonical-domain.ts';
import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

/**
 * Judges the address the person chose, not the one the app sent along: that one may be another (FDM-8). Without an
 * address nobody gets through, in either mode (FLOW-05).
 */
export const executor = defineExecutor(definition, async ({ config, subject, say }) => {
  const { identifier } = subject;
  const domain = identifier?.kind === 'email' ? identifier.canonical.slice(identifier.canonical.indexOf('@') + 1) : undefined;
  const listed =
    domain !== undefined &&
    config.domains.some((text) => {
      const entry = canonicalDomain(text.replace(/^@/, ''));
      return entry !== undefined && (domain === entry || (config.subdomains && domain.endsWith(`.${entry}`)));
    });
  if (domain !== undefined && listed === (config.mode === 'allow')) return { kind: 'exit', outcome: 'allowed' };
  return { kind: 'exit', outcome: 'refused', problems: [{ code: 'refused', text: say(config.message, 'refused') }] };
});
