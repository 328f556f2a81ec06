import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ExerciseChoice } from '../assessment-views';
import { applyChange } from '../choose-exercise';
import { readRawPlan, withChangeable, type RawPlan } from '../raw-plan';
import { toInstant, toLocal } from '../zoned-time';

/** Marks what a button belongs to and does, so that it can be found again where it moved to. */
export const FOCUS_KEY = 'data-plan-key';

export interface PlanState {
  plan: RawPlan;
  form: RefObject<HTMLFormElement>;
  /** Replaces some fields. */
  set(fields: Partial<RawPlan>): void;
  /** A button that changes order or number was pressed. */
  change(wanted: string, added?: string): void;
  /** What the last of them did, for screen readers. */
  said: string;
  /** The form listens. */
  alive: boolean;
}

/** The form's state in the browser: what was typed before it came alive is kept, and the due date turns into the viewer's zone. */
export function usePlan({
  initial,
  locked,
  choices,
}: {
  initial: RawPlan;
  /** Published: what can no longer be changed is not in the form. */
  locked: boolean;
  choices: readonly ExerciseChoice[];
}): PlanState {
  const form = useRef<HTMLFormElement>(null);
  const [plan, setPlan] = useState(initial);
  const [said, setSaid] = useState('');
  const [alive, setAlive] = useState(false);
  const [focus, setFocus] = useState<{ key: string; act: string } | null>(null);
  useEffect(() => {
    setAlive(true);
    if (!form.current) return;
    const typed = readRawPlan(new FormData(form.current));
    setPlan((before) => inOwnZone(locked ? withChangeable(before, typed) : typed));
  }, [locked]);
  useEffect(() => {
    if (!focus) return;
    const owner = form.current?.querySelector(`[${FOCUS_KEY}="${focus.key}"]`);
    const buttonOf = (act: string) => owner?.querySelector<HTMLElement>(`[data-act="${act}"]:not(:disabled)`);
    // At the end of its way the button that was pressed is of no more use; the way back is.
    const back = focus.act === 'up' ? 'down' : focus.act === 'down' ? 'up' : null;
    const fallback = owner?.querySelector<HTMLElement>('button:not(:disabled), input:not([type=hidden])');
    (buttonOf(focus.act) ?? (back ? buttonOf(back) : null) ?? fallback)?.focus();
  }, [focus]);
  return {
    plan,
    form,
    said,
    alive,
    set: (fields) => setPlan((before) => ({ ...before, ...fields })),
    change(wanted, added = '') {
      const result = applyChange({ plan, wanted, added, choices });
      setPlan(result.plan);
      setSaid(result.said ?? '');
      setFocus(result.focus === null ? null : { key: result.focus, act: wanted.split(' ')[1] ?? '' });
    },
  };
}

function inOwnZone(plan: RawPlan): RawPlan {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  const at = plan.due && toInstant(plan.due, plan.zone);
  return { ...plan, zone, due: at ? toLocal(at, zone) : plan.due };
}
