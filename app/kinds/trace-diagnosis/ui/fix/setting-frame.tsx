import type { ReactNode } from 'react';
import { Badge } from '../../../../ui/badge';
import { Button } from '../../../../ui/button';
import { Field, type FieldControlProps } from '../../../../ui/field';
import type { Json } from '../../../../lib/json';
import { findInConfig } from '../../patch/places';
import { isChanged } from './edit-config';
import { useFix } from './fix-context';

export interface SettingProps {
  /** Place in the configuration. */
  steps: readonly string[];
  title: string;
  hint?: string;
}

/** One setting: its label, whether it is locked or changed, a way back, and what is wrong with it. */
export function SettingFrame({
  steps,
  title,
  hint,
  children,
}: SettingProps & {
  children(control: FieldControlProps & { value: Json; disabled: boolean; set(value: Json): void }): ReactNode;
}) {
  const { base, draft, readOnly, set, isLocked, problemAt } = useFix();
  const locked = isLocked(steps);
  const changed = isChanged(base, draft, steps);
  const before = findInConfig(base, steps);
  return (
    <div className="min-w-0">
      <Field
        label={
          <>
            {title} {locked && <Badge>locked</Badge>}
          </>
        }
        hint={hint}
        error={problemAt(steps)}
      >
        {(control) =>
          children({
            ...control,
            value: findInConfig(draft, steps) ?? null,
            disabled: locked || readOnly,
            set: (value) => set(steps, value),
          })
        }
      </Field>
      {changed && (
        <p className="mt-1 flex flex-wrap items-center gap-1.5 text-[0.8667rem]">
          <Badge tone="accent">changed</Badge>
          {isShort(before) && <span className="text-muted">was {before === null ? 'none' : String(before)}</span>}
          <Button
            size="sm"
            variant="ghost"
            disabled={readOnly}
            aria-label={`Undo the change of ${title}`}
            onClick={() => set(steps, before)}
          >
            Undo
          </Button>
        </p>
      )}
    </div>
  );
}

const isShort = (value: Json | undefined): value is null | boolean | number | string =>
  value === null ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.length < 40);
