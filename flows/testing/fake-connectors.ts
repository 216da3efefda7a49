import type { ConnectorsPort } from '../kit/ports.ts';
import type { World } from './world.ts';

export const fakeConnectors = (world: World): ConnectorsPort => ({ find: async (id) => world.connectors.get(id) });
