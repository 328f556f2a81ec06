/**
 * The layers that contain submitted code, named so that a test can take single ones away and show that the escape suite notices.
 * Nothing outside tests weakens anything.
 */
export type Layer =
  /** Deno's permissions: files, network, environment, processes, native code, system facts. */
  | 'permissions'
  /** The submitted code's globals are reduced to the language. */
  | 'scrub'
  /** No module can be imported, not even Deno's and Node's own. */
  | 'imports'
  /** No folder of Deno's that outlives a process (localStorage, caches). */
  | 'storage'
  /** The process starts with an empty environment. */
  | 'environment'
  /** Kernel limits: memory, CPU, open files, file size, core files. */
  | 'kernel-limits'
  /** Memory watched from outside. */
  | 'memory-watch'
  /** Wall clocks for the session and for a call. */
  | 'clocks'
  /** Caps on what the process may write. */
  | 'output-cap'
  /** The secret in front of every frame. */
  | 'token'
  /** Cap on calls to host functions. */
  | 'host-cap'
  /** Dies with its parent. */
  | 'leash'
  /** Random numbers and clock start over before every call. */
  | 'restart';

export type Weakened = ReadonlySet<Layer>;
