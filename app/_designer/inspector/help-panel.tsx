'use client';

import { type Token, type Tokens, lexer } from 'marked';
import { useQuery } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { Spinner } from '#app/_ui/spinner.tsx';
import { useEditor } from '../editor/use-editor.ts';

const isTable = (token: Token): token is Tokens.Table => token.type === 'table';
const isList = (token: Token): token is Tokens.List => token.type === 'list';
const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';
const innerOf = (token: Token): readonly Token[] => ('tokens' in token && Array.isArray(token.tokens) ? token.tokens : []);
const textOf = (token: Token): string => ('text' in token && typeof token.text === 'string' ? token.text : token.raw);
const inline = (tokens: readonly Token[]): ReactNode[] => tokens.map((token, index) => <Piece key={`${index}${token.type}`} token={token} />);

/** Markdown as elements: nothing of it is ever taken as HTML. */
const Piece = ({ token }: { token: Token }): ReactNode => {
  if (isTable(token)) {
    return (
      <table>
        <thead><tr>{token.header.map((cell, index) => <th key={`${index}${cell.text}`} scope="col">{inline(cell.tokens)}</th>)}</tr></thead>
        <tbody>{token.rows.map((row, index) => <tr key={`${index}${row[0]?.text}`}>{row.map((cell, at) => <td key={`${at}${cell.text}`}>{inline(cell.tokens)}</td>)}</tr>)}</tbody>
      </table>
    );
  }
  if (isList(token)) {
    return createElement(token.ordered ? 'ol' : 'ul', undefined, ...token.items.map((item) => <li key={item.raw}>{inline(item.tokens)}</li>));
  }
  // The panel has a heading of its own already.
  if (isHeading(token)) return token.depth === 1 ? null : <h4>{inline(token.tokens)}</h4>;
  switch (token.type) {
    case 'paragraph': return <p>{inline(innerOf(token))}</p>;
    case 'strong': return <strong>{inline(innerOf(token))}</strong>;
    case 'em': return <em>{inline(innerOf(token))}</em>;
    case 'codespan': return <code>{textOf(token)}</code>;
    case 'code': return <pre><code>{textOf(token)}</code></pre>;
    case 'space': return null;
    case 'br': return <br />;
    case 'link': return inline(innerOf(token));
    default: return innerOf(token).length > 0 ? inline(innerOf(token)) : textOf(token);
  }
};

/** What the README of a node type says: what it does, when to use it, what its outcomes mean. */
export const HelpPanel = ({ type }: { type: string }) => {
  const { app, flow } = useEditor();
  const help = useQuery({
    queryKey: ['help', type], staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const answer = await fetch(`/apps/${app.slug}/flows/${flow.slug}/help/${type}`);
      if (!answer.ok) throw new Error('no help');
      return answer.text();
    },
  });
  return (
    <section aria-label="Help" className="help">
      {help.isPending && <Spinner label="Loading help" />}
      {help.isError && <p>There is no help for this step yet.</p>}
      {help.data !== undefined && inline(lexer(help.data))}
    </section>
  );
};
