/** What a right click can hit. */
export type MenuTarget = 'canvas' | 'steps' | 'outcome' | 'wire' | 'zone';

/** The commands offered there, in groups. One that cannot be done at the moment is left out. */
export const menus: Readonly<Record<MenuTarget, readonly (readonly string[])[]>> = {
  canvas: [
    ['canvas.add-step', 'steps.paste'],
    ['canvas.add-public-zone', 'canvas.add-secure-zone'],
    ['find.open', 'canvas.fit'],
  ],
  steps: [
    ['step.settings', 'step.connect', 'step.add-after'],
    ['step.earlier', 'step.later'],
    ['selection.rename', 'steps.duplicate', 'steps.copy', 'steps.cut'],
    ['selection.copy-link'],
    ['selection.delete'],
  ],
  outcome: [['step.connect', 'step.add-after']],
  wire: [['wire.change-target', 'step.add-after'], ['wire.delete']],
  zone: [['selection.rename', 'selection.copy-link'], ['selection.delete']],
};
