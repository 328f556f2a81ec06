import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './parse-markdown';

describe('documents in Markdown', () => {
  it('have headings, paragraphs, lists with nested lists, tables, quotes and code', () => {
    const blocks = parseMarkdown(
      [
        '# Policy',
        'First line',
        'goes on.',
        '',
        '- one',
        '- two',
        '  - inner',
        '',
        '| a | b |',
        '|---|--:|',
        '| 1 | 2 |',
        '',
        '> said',
        '',
        '```',
        '# not a heading',
        '```',
      ].join('\n'),
    );
    expect(blocks).toEqual([
      { type: 'heading', level: 1, text: 'Policy' },
      { type: 'paragraph', text: 'First line goes on.' },
      {
        ...{ type: 'list', ordered: false, start: 1 },
        items: [
          [{ type: 'paragraph', text: 'one' }],
          [
            { type: 'paragraph', text: 'two' },
            { type: 'list', ordered: false, start: 1, items: [[{ type: 'paragraph', text: 'inner' }]] },
          ],
        ],
      },
      { type: 'table', head: ['a', 'b'], body: [['1', '2']] },
      { type: 'quote', blocks: [{ type: 'paragraph', text: 'said' }] },
      { type: 'code', text: '# not a heading' },
    ]);
  });
  it('keep the numbers of ordered lists and rules apart from lists', () => {
    expect(parseMarkdown('3. three\n4. four')).toMatchObject([{ type: 'list', ordered: true, start: 3 }]);
    expect(parseMarkdown('a\n\n---\n\nb').map(({ type }) => type)).toEqual(['paragraph', 'rule', 'paragraph']);
  });
  it('end for any text', () => {
    const piece = fc.constantFrom('# ', '- ', '1. ', '> ', '```', '|', '---', '\n', '  ', 'word', '*');
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => parseMarkdown(pieces.join('')).length >= 0));
  });
});
