import type { ReactNode } from 'react';
import { parseMarkdown, type Block } from './parse-markdown';

const INLINE = /(`[^`\n]+`)|(\*\*[^*\n]+\*\*)|(\*[^*\s][^*\n]*\*)|((?<!\w)_[^_\s][^_\n]*_(?!\w))/g;

function inline(text: string): ReactNode[] {
  return text.split(INLINE).flatMap((part, index): ReactNode[] => {
    if (!part) return [];
    if (/^`.+`$/.test(part)) return [<code key={index}>{part.slice(1, -1)}</code>];
    if (/^\*\*.+\*\*$/.test(part)) return [<strong key={index}>{part.slice(2, -2)}</strong>];
    if (/^\*\S.*\*$|^_\S.*_$/.test(part)) return [<em key={index}>{part.slice(1, -1)}</em>];
    return [part];
  });
}

function TableBlock({ head, body }: Extract<Block, { type: 'table' }>) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, index) => (
            <th key={index} scope="col">
              {inline(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, index) => (
              <td key={index}>{inline(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'heading': {
      // The page has the first level.
      const Heading = (['h2', 'h3', 'h4', 'h5'] as const)[Math.min(3, block.level - 1)] ?? 'h5';
      return <Heading>{inline(block.text)}</Heading>;
    }
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List start={block.ordered ? block.start : undefined}>
          {block.items.map((item, index) => (
            <li key={index}>
              {item.map((child, at) =>
                child.type === 'paragraph' ? (
                  <span key={at}>{inline(child.text)}</span>
                ) : (
                  <BlockView key={at} block={child} />
                ),
              )}
            </li>
          ))}
        </List>
      );
    }
    case 'quote':
      return (
        <blockquote>
          {block.blocks.map((inner, index) => (
            <BlockView key={index} block={inner} />
          ))}
        </blockquote>
      );
    case 'table':
      return <TableBlock {...block} />;
    case 'rule':
      return <hr />;
    case 'paragraph':
      return <p>{inline(block.text)}</p>;
  }
}

/** A document's Markdown as elements: headings, paragraphs, lists, tables, quotes, code; everything else stays text. No HTML is ever made from it. */
export function MarkdownView({ text }: { text: string }) {
  return (
    <div className="prose">
      {parseMarkdown(text).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}
