import { useState } from 'react';
import { MarkdownView } from './markdown-view';

/** A text that comes with the exercise; `.md` is drawn as Markdown. */
export interface PublicDocument {
  path: string;
  title: string;
  text: string;
}

/** Public documents, one at a time; all of them, one after the other, without JavaScript. */
export function DocumentsPane({ documents }: { documents: readonly PublicDocument[] }) {
  const [open, setOpen] = useState(documents[0]?.path);
  if (documents.length === 0) return <p className="p-4 text-muted">This exercise has no documents beside its brief.</p>;
  return (
    <div className="p-4">
      {documents.length > 1 ? (
        <div className="needs-js mb-4 flex flex-wrap gap-1.5" role="group" aria-label="Documents">
          {documents.map(({ path, title }) => (
            <button
              key={path}
              type="button"
              aria-pressed={path === open}
              onClick={() => setOpen(path)}
              className="min-h-7 rounded-control border border-line-strong px-2 text-[0.8667rem] aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
            >
              {title}
            </button>
          ))}
        </div>
      ) : null}
      {documents.map(({ path, title, text }) => (
        <article key={path} aria-label={title} className={path === open ? 'js-hidden mb-6' : 'js-hidden mb-6 hidden'}>
          <p className="mb-3 font-mono text-[0.8rem] text-muted">{path}</p>
          {/\.(md|markdown)$/i.test(path) ? (
            <MarkdownView text={text} />
          ) : (
            <pre className="overflow-x-auto font-mono text-[0.8667rem] whitespace-pre-wrap">{text}</pre>
          )}
        </article>
      ))}
    </div>
  );
}
