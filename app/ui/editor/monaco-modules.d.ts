/** Address of Monaco's pre-built TypeScript worker; `monaco.vite.ts` resolves it. */
declare module '#ts-worker-url' {
  const url: string;
  export default url;
}
