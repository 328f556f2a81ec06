import { describe, expect, it } from 'vitest';
import { renderBrief } from './render-brief.server';

describe('renderBrief', () => {
  it('leaves the title to the page and renders headings, tables, lists and code', () => {
    const html = renderBrief(
      '# Title\n\n## Part\n\n| a | b |\n|:-:|---|\n| 1 | 2 |\n\n- x\n\n```ts\nlet a = 1 < 2;\n```\n',
    );
    expect(html).not.toContain('Title');
    expect(html).toContain('<h2>Part</h2>');
    expect(html).toContain('<td style="text-align:center">1</td>');
    expect(html).toContain('<code class="language-ts">let a = 1 &lt; 2;');
  });

  it('opens links out of the page apart and without a handle on it', () => {
    expect(renderBrief('[docs](https://example.org/a)')).toContain(
      '<a href="https://example.org/a" rel="noopener noreferrer nofollow" target="_blank">docs</a>',
    );
    expect(renderBrief('[below](#rules)')).toContain('<a href="#rules">below</a>');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '![x](https://tracker.example/pixel.png)',
    '<a href="https://example.org" onclick="alert(1)">x</a>',
  ])('lets nothing active through: %s', (text) => {
    const html = renderBrief(text);
    expect(html).not.toMatch(/<(script|img)|<a [^>]*(onclick|href="(javascript|data):)/i);
  });
});
