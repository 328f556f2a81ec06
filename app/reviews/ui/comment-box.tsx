import { Form } from '@remix-run/react';
import { Field, textAreaStyle } from '../../ui/field';
import { SubmitButton } from '../../ui/submit-button';

/** Where members write to each other; `count` comments are there already, and one more empties the box. */
export function CommentBox({ count, error, text }: { count: number; error?: string; text?: string }) {
  return (
    <Form method="post" className="no-print mt-3 space-y-3" key={count}>
      <Field label="Comment" hideLabel error={error}>
        {(control) => (
          <textarea
            {...control}
            name="text"
            rows={2}
            maxLength={4_000}
            required
            placeholder="For the team only"
            defaultValue={text}
            className={textAreaStyle}
          />
        )}
      </Field>
      <SubmitButton name="intent" value="comment">
        Comment
      </SubmitButton>
    </Form>
  );
}
