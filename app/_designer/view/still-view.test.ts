import { expect, test } from 'vitest';
import { createView } from './create-view.ts';
import { createRelay } from './relay.ts';
import { stillView } from './still-view.ts';

test('EDITOR-23 a drag is no change of the still view; what it brings about is', () => {
  const view = createView('en');
  const heard: unknown[] = [];
  const stop = stillView(view).subscribe(({ dropEdge }) => heard.push(dropEdge));
  view.setState({ moving: { a: { x: 1, y: 2 } }, guides: [] });
  expect(heard).toEqual([]);
  view.setState({ moving: { a: { x: 2, y: 2 } }, dropEdge: 'e1' });
  view.setState({ dropEdge: undefined, moving: {} });
  expect(heard).toEqual(['e1', undefined]);
  stop();
  view.setState({ dropEdge: 'e2' });
  expect(heard).toHaveLength(2);
  expect(stillView(view)).toBe(stillView(view));
  expect(stillView(view).getState().dropEdge).toBe('e2');
});

test('many listeners are one subscription, begun with the first and ended with the last', () => {
  const begun: string[] = [];
  let tell = (): void => {};
  const listen = createRelay((given) => {
    begun.push('begun');
    tell = given;
    return () => begun.push('ended');
  });
  const heard: string[] = [];
  const stops = ['a', 'b'].map((name) => listen(() => heard.push(name)));
  tell();
  for (const stop of stops) stop();
  expect(heard).toEqual(['a', 'b']);
  expect(begun).toEqual(['begun', 'ended']);
  listen(() => heard.push('c'));
  tell();
  expect(heard).toEqual(['a', 'b', 'c']);
});
