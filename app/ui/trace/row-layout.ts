/** Height of a row and of the line above the rows, in pixels. */
export const ROW_HEIGHT = 30;
export const HEAD_HEIGHT = 28;

/** Columns of a row: name, duration, tokens, cost, timeline; the last ones only where there is room. */
export const ROW_GRID =
  'grid grid-cols-[minmax(0,1fr)_4.5rem] @min-[30rem]/rows:grid-cols-[minmax(10rem,1fr)_4.5rem_minmax(6rem,0.8fr)] @min-[44rem]/rows:grid-cols-[minmax(15rem,1fr)_4.5rem_4rem_5rem_minmax(9rem,0.9fr)]';
