import type { SandboxLevel } from './sandbox';

/** What a level means, in one line for the health page. */
export function describeLevel(level: SandboxLevel): string {
  switch (level) {
    case 2:
      return 'bubblewrap and seccomp around a Deno process without permissions, with kernel limits';
    case 1:
      return 'a Deno process without permissions, with kernel limits';
    case 0:
      return 'a Deno process without permissions and without kernel limits: development only';
  }
}
