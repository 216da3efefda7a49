import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Markdown } from '#app/_ui/markdown.tsx';
import { docLink, docPage, docPicture } from '../doc-pages.ts';

type Props = { params: Promise<{ page?: string[] }> };

const pageOf = async ({ params }: Props) => docPage(((await params).page ?? []).join('/'));

export const generateMetadata = async (props: Props): Promise<Metadata> => ({ title: (await pageOf(props))?.title ?? 'Documentation' });

const DocsPage = async (props: Props) => {
  const page = await pageOf(props);
  if (page === undefined) notFound();
  const text = await readFile(join(/* turbopackIgnore: true */ process.cwd(), page.file), 'utf8');
  return <Markdown text={text} linkTo={docLink(page)} pictureAt={docPicture(page)} />;
};
export default DocsPage;
