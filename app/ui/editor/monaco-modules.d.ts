/** Addresses of Monaco's pre-built language workers; `monaco.vite.ts` resolves them. */
declare module '#json-worker-url' {
  const url: string;
  export default url;
}
declare module '#ts-worker-url' {
  const url: string;
  export default url;
}
