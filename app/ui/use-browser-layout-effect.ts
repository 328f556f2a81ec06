import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect` in a browser; on the server, where nothing is laid out and React would complain of it, an effect that never runs. */
export const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
