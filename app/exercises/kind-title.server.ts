import { kinds } from '../kinds/registry.server';

/** What an exercise kind is called for people; its id when this program no longer has the kind. */
export function kindTitle(id: string): string {
  return kinds.get(id)?.title ?? id;
}
