import { describe } from 'vitest';
import { storageContract } from '#server/storage/contract/storage.ts';
import { openWorldStorage } from '#server/storage/sqlite/open-world.ts';

describe('SQLite in memory, as a preview world has it', () => {
  storageContract(async (clock) => ({ storage: openWorldStorage(undefined, clock, { rights: 'active connectors' }) }));
});
