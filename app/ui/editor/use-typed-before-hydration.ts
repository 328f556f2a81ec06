import { useEffect, useRef, useState } from 'react';

/**
 * Hands over what was typed into the server's textarea before React took over; hydration would otherwise wipe it. `id` is the
 * textarea's; the first render reads it while the server's element still stands.
 */
export function useTypedBeforeHydration(options: { id: string; value: string; onChange(value: string): void }): void {
  const [early] = useState(() => {
    if (typeof document === 'undefined') return null;
    const field = document.getElementById(options.id);
    return field instanceof HTMLTextAreaElement && !field.readOnly ? field.value : null;
  });
  const first = useRef(options);
  useEffect(() => {
    if (early !== null && early !== first.current.value) first.current.onChange(early);
  }, [early]);
}
