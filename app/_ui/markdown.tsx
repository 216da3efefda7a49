import { lexer, type Token, type Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';
import { pictureIn } from './picture-in.ts';
import { ThemePicture } from './theme-picture.tsx';

type Look = {
  /** Where a link of the text leads. Undefined: its words stand there without one. */
  linkTo?: (href: string) => string | undefined;
  /** Where a picture of the text is. Undefined: it is left out. */
  pictureAt?: (file: string) => string | undefined;
  /** The text stands in a panel that has a heading of its own: its title is left out, its headings are small. */
  inPanel?: boolean;
};

const isTable = (token: Token): token is Tokens.Table => token.type === 'table';
const isList = (token: Token): token is Tokens.List => token.type === 'list';
const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';
const isLink = (token: Token): token is Tokens.Link => token.type === 'link';
const innerOf = (token: Token): readonly Token[] => ('tokens' in token && Array.isArray(token.tokens) ? token.tokens : []);
const textOf = (token: Token): string => ('text' in token && typeof token.text === 'string' ? token.text : token.raw);

/** As code hosts name the places that links with `#` lead to. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const Heading = ({ heading, look }: { heading: Tokens.Heading; look: Look }): ReactNode => {
  if (look.inPanel !== true)
    return createElement(`h${heading.depth}`, { id: anchorOf(heading.text) }, <Pieces tokens={innerOf(heading)} look={look} />);
  return heading.depth === 1 ? null : (
    <h4>
      <Pieces tokens={innerOf(heading)} look={look} />
    </h4>
  );
};

const Table = ({ table, look }: { table: Tokens.Table; look: Look }): ReactNode => (
  <table>
    <thead>
      <tr>
        {table.header.map((cell, at) => (
          <th key={at} scope="col">
            <Pieces tokens={cell.tokens} look={look} />
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {table.rows.map((row, index) => (
        <tr key={index}>
          {row.map((cell, at) => (
            <td key={at}>
              <Pieces tokens={cell.tokens} look={look} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Picture = ({ html, look }: { html: string; look: Look }): ReactNode => {
  const picture = pictureIn(html);
  const light = picture && look.pictureAt?.(picture.light);
  const dark = picture && look.pictureAt?.(picture.dark);
  return picture === undefined || light === undefined || dark === undefined ? null : <ThemePicture alt={picture.alt} light={light} dark={dark} />;
};

const Piece = ({ token, look }: { token: Token; look: Look }): ReactNode => {
  if (isTable(token)) return <Table table={token} look={look} />;
  if (isHeading(token)) return <Heading heading={token} look={look} />;
  const inner = <Pieces tokens={innerOf(token)} look={look} />;
  if (isList(token))
    return createElement(
      token.ordered ? 'ol' : 'ul',
      undefined,
      ...token.items.map((item) => (
        <li key={item.raw}>
          <Pieces tokens={item.tokens} look={look} />
        </li>
      )),
    );
  if (isLink(token)) {
    const href = look.linkTo?.(token.href);
    return href === undefined ? inner : <a href={href}>{inner}</a>;
  }
  switch (token.type) {
    case 'paragraph':
      return <p>{inner}</p>;
    case 'strong':
      return <strong>{inner}</strong>;
    case 'em':
      return <em>{inner}</em>;
    case 'codespan':
      return <code>{textOf(token)}</code>;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <pre tabIndex={0}>
          <code>{textOf(token)}</code>
        </pre>
      );
    case 'br':
      return <br />;
    case 'html':
      return <Picture html={token.raw} look={look} />;
    case 'space':
      return null;
    default:
      return innerOf(token).length > 0 ? inner : textOf(token);
  }
};

const Pieces = ({ tokens, look }: { tokens: readonly Token[]; look: Look }): ReactNode =>
  tokens.map((token, index) => (
    <Fragment key={index}>
      <Piece token={token} look={look} />
    </Fragment>
  ));

/** Markdown as elements: nothing of it is ever taken as HTML; a picture in two themes is recognised and drawn anew. */
export const Markdown = ({ text, ...look }: { text: string } & Look) => <Pieces tokens={lexer(text)} look={look} />;
