import PDFDocument from 'pdfkit';
import { embedFonts, type PacketDocument, type ScriptFont } from './embed-fonts.server';
import { splitScripts } from './split-scripts';

export const INK = '#15171c';
export const MUTED = '#545a64';
export const LINE = '#dddeda';
export const SUNKEN = '#f0f0ed';
export const ACCENT = '#1b4bc4';

const MARGIN = 54;
const BODY = 9.5;

export interface TextStyle {
  size?: number;
  colour?: string;
  strong?: boolean;
  indent?: number;
  /** Points above it. */
  above?: number;
}

/** An A4 document that is written from top to bottom, in our typeface, whatever script a text is in. */
export class PacketWriter {
  readonly document: PacketDocument;
  /** Whether a character had to be replaced. */
  lost = false;
  private readonly fonts: ScriptFont[];

  constructor({ title, author, compress = true, at }: { title: string; author: string; compress?: boolean; at: Date }) {
    this.document = new PDFDocument({
      size: 'A4',
      margin: MARGIN,
      bufferPages: true,
      compress,
      lang: 'en',
      displayTitle: true,
      info: { Title: title, Author: author, Creator: 'Assay', CreationDate: at },
    });
    this.fonts = embedFonts(this.document);
  }

  get left(): number {
    return MARGIN;
  }

  get width(): number {
    return this.document.page.width - 2 * MARGIN;
  }

  /** Starts a page when less than this many points are left on it. */
  need(height: number): void {
    if (this.document.y + height > this.document.page.height - MARGIN) this.document.addPage();
  }

  /** A heading, which is also a bookmark when it is of the first or second rank. */
  heading(text: string, rank: 1 | 2 | 3): void {
    const size = { 1: 18, 2: 13, 3: 10.5 }[rank];
    this.need(size * 4);
    if (rank < 3) this.document.outline.addItem(text);
    this.text(text, { size, strong: true, above: rank === 1 ? 0 : rank === 2 ? 14 : 8 });
    this.gap(rank === 3 ? 1 : 3);
  }

  /** A paragraph; line breaks in it are kept. */
  text(text: string, { size = BODY, colour = INK, strong = false, indent = 0, above = 0 }: TextStyle = {}): void {
    const { document } = this;
    this.gap(above);
    document
      .fillColor(colour)
      .strokeColor(colour)
      .lineWidth(size * 0.03)
      .fontSize(size);
    for (const line of text.split(/\r\n?|\n/)) {
      const { runs, lost } = splitScripts(line, this.fonts);
      this.lost ||= lost;
      document.x = MARGIN + indent;
      if (runs.length === 0) {
        this.gap(size * 0.6);
        continue;
      }
      runs.forEach(({ font, text: piece }, at) => {
        const continued = at < runs.length - 1;
        // The typeface has no bold of its own here: the outline is drawn a little thicker.
        document.font(font).text(piece, {
          width: this.width - indent,
          continued,
          lineGap: size * 0.18,
          fill: true,
          stroke: strong,
        });
      });
    }
    document.x = MARGIN;
  }

  /** Text on one line at a place of its own; the writing position stays. Cut off where it does not fit. */
  label(
    text: string,
    x: number,
    y: number,
    options: TextStyle & { width?: number; align?: 'left' | 'right' | 'center' } = {},
  ): void {
    const { size = BODY, colour = INK, strong = false, width = this.width, align = 'left' } = options;
    const { document } = this;
    const [x0, y0] = [document.x, document.y];
    document
      .fillColor(colour)
      .strokeColor(colour)
      .lineWidth(size * 0.03)
      .fontSize(size);
    const { runs, lost } = splitScripts(text, this.fonts);
    this.lost ||= lost;
    const measured = runs.map((run) => document.font(run.font).widthOfString(run.text));
    const total = measured.reduce((sum, one) => sum + one, 0);
    let at = align === 'right' ? x + width - total : align === 'center' ? x + (width - total) / 2 : x;
    runs.forEach((run, index) => {
      const room = x + width - at;
      if (room <= 0) return;
      const fits = at + (measured[index] ?? 0) <= x + width + 0.5;
      document.font(run.font).text(run.text, at, y, {
        lineBreak: false,
        fill: true,
        stroke: strong,
        ...(fits ? {} : { width: room, height: size, ellipsis: true }),
      });
      at += measured[index] ?? 0;
    });
    document.x = x0;
    document.y = y0;
  }

  gap(points: number): void {
    this.document.y += points;
  }

  rule(): void {
    const { document } = this;
    this.gap(4);
    document
      .moveTo(MARGIN, document.y)
      .lineTo(MARGIN + this.width, document.y)
      .lineWidth(0.5)
      .stroke(LINE);
    this.gap(4);
  }

  /** Numbers the pages, ends the document and gives its bytes. */
  finish(footer: string): Promise<Buffer> {
    const { document } = this;
    const { start, count } = document.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      document.switchToPage(page);
      // Below the margin: without this the library would begin another page.
      document.page.margins.bottom = 0;
      const y = document.page.height - 34;
      this.label(footer, MARGIN, y, { size: 8, colour: MUTED, width: this.width - 80 });
      this.label(`${page + 1} of ${count}`, MARGIN, y, { size: 8, colour: MUTED, align: 'right' });
    }
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      document.on('data', (chunk: Buffer) => chunks.push(chunk));
      document.on('end', () => resolve(Buffer.concat(chunks)));
      document.on('error', reject);
      document.end();
    });
  }
}
