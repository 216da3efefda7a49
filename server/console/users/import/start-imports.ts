import type { Services } from '#server/services.ts';
import { workOnImport } from './work-on-import.ts';

/** How often imports are looked for whose process is gone (ms). */
const lookEvery = 10_000;

/** Goes on with imports that a stopped process left behind; the returned function ends that. What it works on itself resumes elsewhere. */
export const startImports = (services: Services): (() => void) => {
  const look = async () => {
    try {
      const left = await services.storage.userImports.abandoned(services.clock.now());
      for (const { app, env, id } of left) await workOnImport(services, { app, env }, id);
    } catch (error) {
      services.log.error({ error }, 'looking for imports failed');
    }
  };
  const timer = setInterval(() => void look(), lookEvery).unref();
  void look();
  return () => clearInterval(timer);
};
