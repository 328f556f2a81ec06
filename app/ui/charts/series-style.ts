/** How one line of a chart is drawn; lines differ in colour and in dashes, so that colour is never the only sign. */
export interface SeriesStyle {
  /** CSS colour. */
  colour: string;
  /** SVG dash pattern; none is a solid line. */
  dash?: string;
}

const STYLES: SeriesStyle[] = [
  { colour: 'var(--accent)' },
  { colour: 'var(--bad)', dash: '5 3' },
  { colour: 'var(--warn)', dash: '2 3' },
  { colour: 'var(--good)', dash: '9 3 2 3' },
  { colour: 'var(--ink)', dash: '1 4' },
  { colour: 'var(--muted)', dash: '12 4' },
];

/** The style of the n-th line of a chart. */
export const seriesStyle = (index: number): SeriesStyle => STYLES[index % STYLES.length] as SeriesStyle;
