import { FileDown, FileUp, Image, ImageDown } from 'lucide-react';
import { exportFlow } from '../files/export-flow.ts';
import { importFlow } from '../files/import-flow.ts';
import { pickFile } from '#app/_ui/pick-file.ts';
import type { Command, Scope } from './command.ts';

const whyNot = (error: unknown): string | undefined => (error instanceof Error && error.message !== '' ? error.message : undefined);

const bringIn = async ({ editor, toast }: Scope): Promise<void> => {
  const { say } = editor.language;
  const file = await pickFile('.json,application/json');
  if (file === undefined) return;
  const imported = await importFlow(editor, await file.text());
  if (imported.ok) toast.done(say('The flow came in'), `${imported.summary} ${say('Undo brings the old drawing back.')}`);
  else toast.failed(say('The file was not taken in'), imported.message);
};

/** Loaded when somebody wants a picture: nobody else pays for it. */
const picture = ({ editor, toast }: Scope, format: 'svg' | 'png'): void => {
  void import('../picture/save-picture.ts')
    .then(({ savePicture }) => savePicture(editor, format))
    .catch((error: unknown) => toast.failed(editor.language.say('The picture could not be made'), whyNot(error)));
};

const isDrawn = ({ editor }: Scope): boolean => editor.model.getState().model.cards.size > 0;

/** The flow as a file, in and out, and as a picture (EDITOR 22). */
export const fileCommands: readonly Command[] = [
  {
    id: 'file.export',
    title: 'Export as a file',
    icon: FileDown,
    words: ['download', 'json', 'save', 'backup'],
    run: ({ editor, toast }) =>
      void exportFlow(editor).catch((error: unknown) => toast.failed(editor.language.say('The flow could not be exported'), whyNot(error))),
  },
  {
    id: 'file.import',
    title: 'Import a file…',
    icon: FileUp,
    words: ['upload', 'json', 'open', 'load'],
    edits: true,
    run: (scope) =>
      void bringIn(scope).catch((error: unknown) => scope.toast.failed(scope.editor.language.say('The file was not taken in'), whyNot(error))),
  },
  {
    id: 'file.png',
    title: 'Save as a PNG picture',
    icon: Image,
    words: ['image', 'export', 'screenshot', 'download'],
    when: isDrawn,
    needs: 'Draw something first',
    run: (scope) => picture(scope, 'png'),
  },
  {
    id: 'file.svg',
    title: 'Save as an SVG picture',
    icon: ImageDown,
    words: ['image', 'vector', 'export', 'download', 'print'],
    when: isDrawn,
    needs: 'Draw something first',
    run: (scope) => picture(scope, 'svg'),
  },
];
