import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    'h1 h2 h3 h4 h5 h6 p br hr blockquote ul ol li pre code em strong s a',
    'table thead tbody tr th td',
  ].flatMap((names) => names.split(' ')),
  allowedAttributes: {
    a: ['href', 'title', 'rel', 'target'],
    code: ['class'],
    ol: ['start'],
    th: ['style'],
    td: ['style'],
  },
  allowedClasses: { code: ['language-*'] },
  allowedStyles: { '*': { 'text-align': [/^(left|right|center)$/] } },
  allowedSchemes: ['http', 'https', 'mailto'],
  transformTags: {
    // Out of the page only: links inside it (#heading) stay as they are.
    a: (tagName, attribs) => ({
      tagName,
      attribs: attribs.href?.startsWith('#')
        ? attribs
        : { ...attribs, rel: 'noopener noreferrer nofollow', target: '_blank' },
    }),
  },
};

/**
 * An author's Markdown as HTML that may be put into a page: no raw HTML, no scripts, no images, outside links open apart. The
 * title at its head is left out: pages show the exercise's title as their own heading.
 */
export function renderBrief(text: string): string {
  return sanitizeHtml(markdown.render(text.replace(/^\s*# .*\n/, '')), ALLOWED);
}
