import { editor } from 'monaco-editor/editor';

const darkQuery = '(prefers-color-scheme: dark)';

/** The app's theme: the choice on the root element, else the system's. */
function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'dark' || (chosen !== 'light' && window.matchMedia(darkQuery).matches);
}

/** A CSS colour as #rrggbb, whatever syntax the tokens use (a canvas paints it and is read back). */
function toHex(color: string): string | null {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return alpha < 255 ? null : `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function apply(host: HTMLElement): void {
  const dark = isDark();
  const background = toHex(getComputedStyle(host).backgroundColor);
  editor.defineTheme('assay', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    // Monaco's own comments and faded unused names are too pale to read comfortably.
    rules: [{ token: 'comment', foreground: dark ? '86b873' : '3f6340' }],
    colors: {
      'editorUnnecessaryCode.opacity': '#000000d8',
      ...(background ? { 'editor.background': background, 'editorGutter.background': background } : {}),
    },
  });
  editor.setTheme('assay');
}

/** Makes Monaco wear the app's colours (the background of `host`) and follow every later change of theme. Returns the undo. */
export function followTheme(host: HTMLElement): () => void {
  apply(host);
  const update = () => apply(host);
  const media = window.matchMedia(darkQuery);
  media.addEventListener('change', update);
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  return () => {
    media.removeEventListener('change', update);
    observer.disconnect();
  };
}
