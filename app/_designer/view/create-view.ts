import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PathStep } from '#flows/kit/issue.ts';
import type { Guide } from '../canvas/align.ts';
import type { Point, Rect } from '../edit/geometry.ts';
import type { Drawing } from '../shown/drawing.ts';
import type { Pin } from '../walk/pin.ts';
import type { Remembered } from './remembered.ts';

/** Where a dragged step would land in a container. */
export type Slot = { container: string; index: number };

/** A counter-example that is walked on the canvas, step by step. */
export type Walk = { title: string; path: readonly PathStep[]; at: number };

/** What is lit on the canvas: wires taken, the order nodes were visited in, and where it stands now. */
export type Lit = {
  edges: ReadonlySet<string>;
  /** Node → its places in the order. */
  visits: Readonly<Record<string, readonly number[]>>;
  current?: string;
  /** Node → how long a past run took there, in words. */
  times?: Readonly<Record<string, string>>;
};

/** Whether what is not lit stands back: while a way is walked, or a past one looked at. */
export const isDimming = ({ lit, walk, walking, shown }: Pick<ViewState, 'lit' | 'walk' | 'walking' | 'shown'>): boolean =>
  lit !== undefined && (walk !== undefined || walking || shown !== undefined);

/** The picker that opens where a wire was let go, or on the "+" of a port or a wire. */
export type QuickAdd = {
  /** On the canvas. */
  at: Point;
  /** In the window. */
  screen: Point;
  after?: { from: string; outcome: string };
  into?: { edge: string };
  /** The step whose place the chosen kind takes. */
  replace?: string;
  /** Opened away from the canvas: the step finds a place by itself. */
  anywhere?: boolean;
};

/** A wire while it is drawn. */
export type Wiring = {
  from: string;
  outcome: string;
  /** The card it points at: the step it would lead to if it was let go now, or why it cannot. */
  aim?: { card: string; reason?: string };
  /** By tapping its port, and waiting for a tap on where it leads. */
  tapped?: true;
};

export const drawers = ['problems', 'trace', 'inbox', 'runs', 'scenarios'] as const;
/** The list that leads an outcome to a step by name; without an outcome it asks for that first. */
export type Connect = { from: string; outcome?: string; purpose: 'lead' | 'add' };

export type Drawer = (typeof drawers)[number];
export type SidePanel = 'settings' | 'phone' | 'history' | 'versions';
/** What lies over the workbench until it is done with: the list of all commands, or of all keys. */
export type Sheet = 'commands' | 'keys';

/** What is on the screen but not in the document: never saved with it, never undone. */
export type ViewState = {
  /** Ids of nodes, wires, zones, groups and notes. Their kinds never share an id here: those of the last three are prefixed. */
  selection: ReadonlySet<string>;
  /** Positions and sizes while a gesture lasts, relative as in the document. */
  moving: Readonly<Record<string, Point & Partial<Pick<Rect, 'width' | 'height'>>>>;
  /** The canvas's one tab stop. */
  focused?: string;
  slot?: Slot;
  /** What the dragged card is in line with. */
  guides?: readonly Guide[];
  /** The outcome a wire is being drawn from, and where it points. */
  wiring?: Wiring;
  /** The wire that what is being dragged would be put into. */
  dropEdge?: string;
  /** The outcome that has the focus: a port of the canvas, or its line in the outline. */
  port?: { node: string; outcome: string };
  connect?: Connect;
  /** A menu of commands is open: the finger that called it drags nothing along. */
  menuOpen?: boolean;
  /** More than one finger is on the canvas, or was since the first one came: nothing is dragged. */
  pinching?: boolean;
  quickAdd?: QuickAdd;
  sheet?: Sheet;
  /** The find bar is open, and this is what it found. */
  finding: boolean;
  found: ReadonlySet<string>;
  walk?: Walk;
  lit?: Lit;
  /** Steps and wires that no scenario comes through, while they are marked. */
  uncovered?: { nodes: ReadonlySet<string>; edges: ReadonlySet<string> };
  /** The way the phone's run went: lit whenever nothing is walked. */
  traced?: Lit;
  /** The run is walked: what it has not passed is dimmed, and the walk bar is there. */
  walking: boolean;
  /** The step a walk is about to be begun at: its context is asked for. */
  runFrom?: string;
  /** What walks from a step begin with, as this person left it. */
  pins: Readonly<Record<string, Pin>>;
  /** Stands on the canvas instead of the draft; nothing of it can be changed. */
  shown?: Drawing;
  side: SidePanel;
  /** Panels that slide over the canvas on narrow screens. */
  over?: 'palette' | 'outline' | 'side';
  /** The outline stands in the palette's place. */
  outline: boolean;
  /** Where the focus was last: Escape in a panel goes back there. */
  home: 'canvas' | 'outline';
  paletteOpen: boolean;
  phoneDocked: boolean;
  minimap: boolean;
  drawer?: Drawer;
  /** Groups that are one card for this person. */
  collapsed: ReadonlySet<string>;
  /** Cards show only head and ports. */
  compact: boolean;
  /** Where the canvas was left. */
  viewport?: { x: number; y: number; zoom: number };
  /** The note, or the group whose name, is written where it stands. */
  writing?: string;
  /** Focus this field of the inspector when it appears. */
  wantField?: { node: string; field?: string };
  /** Bring these into view and, for a single one, focus it. */
  wantShown?: { ids: readonly string[] };
  /** Said politely to screen readers. A counter lets the same words be said again. */
  said: { words: string; count: number };
  /** The language the builder writes texts in. */
  language: string;
};

export type View = StoreApi<ViewState>;

/** `left`: how this person left the flow the last time. */
export const createView = (language: string, paletteOpen = true, left?: Remembered): View =>
  createStore<ViewState>(() => ({
    selection: new Set(),
    moving: {},
    walking: false,
    pins: left?.pins ?? {},
    finding: false,
    found: new Set(),
    side: 'settings',
    outline: left?.outline ?? false,
    home: 'canvas',
    paletteOpen: left?.paletteOpen ?? paletteOpen,
    phoneDocked: left?.phoneDocked ?? true,
    minimap: left?.minimap ?? false,
    collapsed: new Set(left?.collapsed),
    compact: left?.compact ?? false,
    said: { words: '', count: 0 },
    language,
    ...(left?.drawer !== undefined && { drawer: left.drawer }),
    ...(left?.viewport !== undefined && { viewport: left.viewport }),
  }));

export const announce = (view: View, words: string): void => view.setState(({ said }) => ({ said: { words, count: said.count + 1 } }));

export const select = (view: View, ids: Iterable<string>): void => view.setState({ selection: new Set(ids) });

/** A zone stands beside nodes on the canvas; the prefix keeps its id apart from theirs. */
export const zoneKey = (zone: string): string => `zone:${zone}`;
export const zoneOfKey = (key: string): string | undefined => (key.startsWith('zone:') ? key.slice(5) : undefined);

/** Groups and notes likewise. */
export const groupKey = (group: string): string => `group:${group}`;
export const groupOfKey = (key: string): string | undefined => (key.startsWith('group:') ? key.slice(6) : undefined);
export const noteKey = (note: string): string => `note:${note}`;
export const noteOfKey = (key: string): string | undefined => (key.startsWith('note:') ? key.slice(5) : undefined);
