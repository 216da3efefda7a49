import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { GraphEdge, GraphNode } from '../graph/graph.ts';

const hash = (content: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalize(content) ?? ''))).slice(0, 32);

/** What a step means: its place on the canvas and among other steps' order keys is the builder's to choose. */
export const fingerprintOfNode = ({ type, version, name, zone, parent, config }: GraphNode): string =>
  hash({ type, version, name, zone, parent, config });

export const fingerprintOfEdge = ({ from, outcome, to }: GraphEdge): string => hash({ from, outcome, to });
