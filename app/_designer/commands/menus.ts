/** What a right click can hit. */
export type MenuTarget = 'canvas' | 'steps' | 'wire' | 'zone';

/** The commands offered there, in groups. One that cannot be done at the moment is left out. */
export const menus: Readonly<Record<MenuTarget, readonly (readonly string[])[]>> = {
  canvas: [['canvas.add-step', 'steps.paste'], ['canvas.add-public-zone', 'canvas.add-secure-zone'], ['canvas.fit']],
  steps: [['selection.rename', 'steps.duplicate', 'steps.copy', 'steps.cut'], ['selection.delete']],
  wire: [['selection.delete']],
  zone: [['selection.rename', 'selection.delete']],
};
