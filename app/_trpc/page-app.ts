import 'server-only';
import { pageQueries, pageTrpc } from './server.ts';

/** The app of a page's address, for titles and layouts; undefined when there is none or it belongs to others. */
export const pageApp = async (slug: string) => {
  try {
    return await pageQueries().fetchQuery(pageTrpc().apps.get.queryOptions({ app: slug }));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
};
