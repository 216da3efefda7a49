/** What a right click can hit. */
export type MenuTarget = 'canvas' | 'steps' | 'outcome' | 'wire' | 'zone' | 'group' | 'note';

/** The commands offered there, in groups. One that cannot be done at the moment is left out. */
export const menus: Readonly<Record<MenuTarget, readonly (readonly string[])[]>> = {
  canvas: [
    ['canvas.add-step', 'note.add', 'steps.paste'],
    ['canvas.add-public-zone', 'canvas.add-secure-zone'],
    ['find.open', 'canvas.tidy', 'canvas.compact', 'canvas.fit'],
  ],
  steps: [
    ['step.settings', 'step.connect', 'step.add-after'],
    ['step.run-from-here'],
    ['step.earlier', 'step.later', 'step.next-zone'],
    ['step.replace', 'step.detach'],
    ['selection.rename', 'steps.duplicate', 'steps.copy', 'steps.cut'],
    ['group.create', 'group.leave', 'steps.tidy', 'steps.pin', 'steps.unpin'],
    ['selection.copy-link'],
    ['selection.delete'],
  ],
  outcome: [['walk.take'], ['step.connect', 'step.add-after']],
  wire: [['walk.take'], ['wire.change-target', 'step.add-after'], ['wire.delete']],
  zone: [['selection.rename', 'selection.copy-link'], ['selection.delete']],
  group: [
    ['group.collapse', 'group.expand'],
    ['selection.rename', 'steps.duplicate', 'steps.copy', 'group.create'],
    ['group.ungroup', 'group.delete-with-steps'],
  ],
  note: [['note.write', 'steps.duplicate', 'steps.copy', 'steps.cut'], ['selection.delete']],
};

/** Behind “More” in the header: about the flow as a whole. */
export const moreMenu: readonly (readonly string[])[] = [
  ['help.commands', 'find.open', 'history.show', 'help.keys', 'help.tour'],
  ['file.export', 'file.import'],
  ['file.png', 'file.svg'],
];
