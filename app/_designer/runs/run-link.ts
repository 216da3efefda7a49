/** A past run that the page's address asks to be shown: such a link can be sent to somebody who may see the flow's runs. */
export type RunLink = { run: string; env: 'live' | 'sandbox' };

const parameter = 'run';

export const runOf = (address: string): RunLink | undefined => {
  const { searchParams } = new URL(address);
  const run = searchParams.get(parameter);
  if (run === null || !/^[\w-]{1,80}$/.test(run)) return undefined;
  return { run, env: searchParams.get('env') === 'sandbox' ? 'sandbox' : 'live' };
};

/** The address with this run, or with none. */
export const addressWithRun = (address: string, link: RunLink | undefined): string => {
  const url = new URL(address);
  url.searchParams.delete(parameter);
  url.searchParams.delete('env');
  if (link !== undefined) {
    url.searchParams.set(parameter, link.run);
    if (link.env === 'sandbox') url.searchParams.set('env', link.env);
  }
  return url.href;
};
