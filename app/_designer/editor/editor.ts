import type { StoreApi } from 'zustand/vanilla';
import type { AppSettings } from '#flows/compiler/app-settings.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { Scenario } from '#flows/scenario/scenario.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import type { PhoneTheme } from '#flows/protocol/phone.ts';
import type { Language } from '#app/_ui/language.tsx';
import type { FlowDocument } from '../document/create-document.ts';
import type { Point } from '../edit/geometry.ts';
import type { Scene } from '../model/create-scene.ts';
import type { Model } from '../model/derive-model.ts';
import type { Definitions } from '../model/node-facts.ts';
import type { Problems } from '../problems/watch-problems.ts';
import type { Autosave } from '../saving/start-autosave.ts';
import type { View } from '../view/create-view.ts';
import type { Scenarios } from '../scenarios/create-scenarios.ts';
import type { Walker } from '../walk/create-walker.ts';

/** What the canvas can be asked from outside. Nothing of the canvas library leaves its folder. */
export type CanvasHandle = {
  /** A point of the window as a point of the canvas. */
  toCanvas(point: Point): Point;
  /** The middle of what is in view, on the canvas. */
  middle(): Point;
  /** Brings these into view without zooming in beyond 100 %; focuses a single one. */
  show(ids: readonly string[], options?: { keepFocus?: boolean }): void;
  /** The focus to a step, a zone or one of a step's outcomes, and that into view if it is not. */
  focus(id: string, outcome?: string): void;
  /** Into view if it is not, and nothing else. */
  reveal(id: string): void;
  fit(): void;
  /** The whole flow if it can be read that way, else where it begins. */
  open(): void;
  zoomTo(zoom: number): void;
};

/** Everything a part of the designer may need: made once for an open flow, handed down by context. */
export type Editor = {
  flow: { id: string; slug: string; name: string };
  app: {
    slug: string;
    name: string;
    settings: AppSettings;
    columns: readonly UserColumn[];
    theme: PhoneTheme;
    /** Where hosted pages, and so the phone's, come from. */
    publicUrl: string;
  };
  /** What the builder may do with this flow. The server asks again at each call; without `edit` the document does not change here. */
  rights: { edit: boolean; publish: boolean };
  definitions: Definitions;
  /** The builder's language. What stays, such as names in the history, is said when it happens. */
  language: Language;
  document: FlowDocument;
  /** The graph as cards, wires and ports; kept up to date with every change. */
  model: StoreApi<{ model: Model }>;
  /** The model as it is drawn for this person: cards in compact view, collapsed groups as one card. For what draws and points. */
  scene: Scene;
  view: View;
  problems: StoreApi<Problems>;
  autosave: Autosave;
  canvas: { current: CanvasHandle | undefined };
  /** Walks the phone's run along the drawing. */
  walker: Walker;
  /** What the flow must keep doing. */
  scenarios: Pick<Scenarios, 'run' | 'askName'>;
  /** What a flow's file carries beside its drawing. */
  scenarioFiles: { exported(): Promise<readonly Scenario[]>; add(scenarios: readonly unknown[]): Promise<boolean> };
  /** Adds a column to the app's users table and looks at the draft again. Rejects with words for the builder. */
  addColumn(column: NonNullable<Issue['column']>): Promise<void>;
};
