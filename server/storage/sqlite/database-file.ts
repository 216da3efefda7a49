import { join } from 'node:path';

/** The embedded database's file in a data folder. */
export const databaseFile = (folder: string): string => join(folder, 'sallyport.db');
