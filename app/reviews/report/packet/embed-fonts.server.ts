import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';

/** The scripts our typeface has, each in a file of its own; tried in this order. */
const SCRIPTS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'] as const;

/** What a glyph's outline consists of; coordinates in font units. */
interface Outline {
  commands: { command: string; args: number[] }[];
  bbox: { minX: number; minY: number; maxX: number; maxY: number };
}

interface Glyph {
  path: Outline;
  advanceWidth: number;
}

/** The part of fontkit's subset that writes one glyph; `this` of the function that is put in its place. */
interface Subset {
  font: { getGlyph(id: number): Glyph };
  glyf: Uint8Array[];
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(this: Subset, id: number): number;
}

interface EmbeddedFont {
  font: { hasGlyphForCodePoint(code: number): boolean };
  subset: Subset;
}

/** A font of the document, and whether it can draw a character. */
export interface ScriptFont {
  name: string;
  draws(code: number): boolean;
}

/**
 * Registers our typeface in the document, script by script. The fonts come as WOFF2 for the web; the library that makes subsets of
 * them copies outlines as they lie in the file, which in WOFF2 are packed another way, so outlines are written from the decoded
 * glyphs here.
 */
export function embedFonts(document: PDFKit.PDFDocument): ScriptFont[] {
  const require = createRequire(import.meta.url);
  return SCRIPTS.map((script) => {
    const name = `inter-${script}`;
    document.registerFont(name, require.resolve(`@fontsource-variable/inter/files/inter-${script}-wght-normal.woff2`));
    document.font(name);
    // The document keeps the font it has just opened; its types do not say so.
    const { font, subset } = (document as unknown as { _font: EmbeddedFont })._font;
    subset._addGlyph = addGlyph;
    return { name, draws: (code) => font.hasGlyphForCodePoint(code) };
  });
}

function addGlyph(this: Subset, id: number): number {
  const { path, advanceWidth } = this.font.getGlyph(id);
  const bytes = writeOutline(path);
  this.glyf.push(bytes);
  this.loca.offsets.push(this.offset);
  this.hmtx.metrics.push({ advance: advanceWidth, bearing: path.commands.length > 0 ? Math.round(path.bbox.minX) : 0 });
  this.offset += bytes.length;
  return this.glyf.length - 1;
}

/**
 * An outline as a simple glyph of a TrueType font, in its plainest form: no repeated flags, all steps as 16-bit numbers. Source:
 * OpenType specification 1.9, chapter glyf.
 */
export function writeOutline({ commands, bbox }: Outline): Uint8Array {
  const points: { x: number; y: number; onCurve: boolean }[] = [];
  const ends: number[] = [];
  for (const { command, args } of commands) {
    if (command === 'closePath') ends.push(points.length - 1);
    for (let at = 0; at + 1 < args.length; at += 2) {
      const control = command === 'quadraticCurveTo' && at === 0;
      points.push({ x: Math.round(args[at] ?? 0), y: Math.round(args[at + 1] ?? 0), onCurve: !control });
    }
  }
  if (points.length === 0) return new Uint8Array(0);
  const size = 10 + 2 * ends.length + 2 + points.length + 4 * points.length;
  // Offsets of glyphs are kept in steps of two; four keeps every table aligned.
  const view = new DataView(new ArrayBuffer(Math.ceil(size / 4) * 4));
  let offset = 0;
  const put = (value: number) => {
    view.setInt16(offset, value);
    offset += 2;
  };
  [ends.length, ...[bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map(Math.round), ...ends, 0].forEach(put);
  for (const { onCurve } of points) view.setUint8(offset++, onCurve ? 1 : 0);
  points.forEach(({ x }, at) => put(x - (points[at - 1]?.x ?? 0)));
  points.forEach(({ y }, at) => put(y - (points[at - 1]?.y ?? 0)));
  return new Uint8Array(view.buffer);
}

export type PacketDocument = InstanceType<typeof PDFDocument>;
