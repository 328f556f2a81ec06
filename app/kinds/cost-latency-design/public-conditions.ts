/**
 * Under which luck public traffic is simulated, wherever it is: live in the workspace, by Run on the server, and where a memo's figures
 * are compared. Equal conditions give equal numbers. Hidden traffic has the seed of the grading instead.
 */
export const PUBLIC_SEED = 20_260;
/** Replications behind the intervals; while a slider is dragged only the first is drawn. */
export const PUBLIC_REPLICATIONS = 5;
