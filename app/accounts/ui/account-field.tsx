import { Field, inputStyle } from '../../ui/field';
import type { FieldErrors } from '../account-forms';

/** One labelled line of an account form with its error beside it. */
export function AccountField({
  name,
  label,
  type,
  autoComplete,
  hint,
  errors,
  defaultValue,
}: {
  name: string;
  label: string;
  type: 'text' | 'email' | 'password';
  autoComplete: string;
  hint?: string;
  errors: FieldErrors;
  defaultValue?: string;
}) {
  return (
    <Field label={label} hint={hint} error={errors[name]}>
      {(control) => (
        <input
          {...control}
          name={name}
          type={type}
          autoComplete={autoComplete}
          defaultValue={defaultValue}
          required
          className={inputStyle}
        />
      )}
    </Field>
  );
}
