/**
 * How public scenarios are simulated, in the browser and on the server alike, so that both show the same numbers: the memo is held
 * against these. While something is dragged one replication may do; it is the first of these.
 */
export const PUBLIC_SIMULATION = { seed: 1, replications: 5 } as const;
