import { Form } from '@remix-run/react';
import { Card } from '../../ui/card';
import { formatCount } from '../../ui/format-number';
import { LinkButton } from '../../ui/link-button';
import { LocalTime } from '../../ui/local-time';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';
import { TableScroll } from '../../ui/table-scroll';
import type { ListReview } from '../invite-forms';

const FIELDS = [
  { field: 'email', title: 'E-mail', width: 'w-64' },
  { field: 'name', title: 'Name', width: 'w-48' },
  { field: 'multiplier', title: 'Extra time', width: 'w-24' },
  { field: 'expires', title: 'Until', width: 'w-40' },
] as const;

/** A list before it is sent: rows to mend, and rows that are right. */
export function ListReviewCard({ review, here }: { review: ListReview; here: string }) {
  const { fine, wrong, ignored, changed, days, zone } = review;
  return (
    <Card title="Check before sending">
      <Form method="post" action="?" encType="multipart/form-data" noValidate className="space-y-5">
        <input type="hidden" name="fine" value={JSON.stringify(fine.map(({ raw }) => raw))} />
        <input type="hidden" name="days" value={days} />
        <input type="hidden" name="zone" value={zone} />
        <p role="status">
          {formatCount(fine.length, 'candidate')} can be invited
          {wrong.length > 0 && <>; {formatCount(wrong.length, 'row needs', 'rows need')} mending or will be left out</>}
          .{changed && ' Rows you changed have been checked again.'}
          {ignored.length > 0 && ` Columns without a meaning here: ${ignored.join(', ')}.`}
        </p>
        {wrong.length > 0 && <WrongRows wrong={wrong} />}
        {fine.length > 0 && <FineRows fine={fine} days={days} />}
        {fine.length === 0 && wrong.length > 0 && <Notice tone="warn" title="Nobody can be invited yet" />}
        <div className="flex flex-wrap gap-2">
          {fine.length > 0 && (
            <SubmitButton name="intent" value="send" variant="primary">
              Invite {formatCount(fine.length, 'candidate')}
              {wrong.length > 0 && `, leave out ${wrong.length}`}
            </SubmitButton>
          )}
          {wrong.length > 0 && (
            <SubmitButton name="intent" value="recheck">
              Check again
            </SubmitButton>
          )}
          <LinkButton to={here} variant="ghost">
            Cancel
          </LinkButton>
        </div>
      </Form>
    </Card>
  );
}

const cell = 'px-2 py-1.5 align-top';

function WrongRows({ wrong }: { wrong: ListReview['wrong'] }) {
  return (
    <TableScroll label="Rows to mend">
      <table className="w-full text-[0.8667rem]">
        <caption className="px-2 py-1 text-left font-medium text-bad">To mend</caption>
        <thead>
          <tr className="text-left">
            <th scope="col" className={cell}>
              Line
            </th>
            {FIELDS.map(({ field, title }) => (
              <th key={field} scope="col" className={cell}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {wrong.map(({ raw, errors }, at) => (
            <tr key={`${raw.line} ${at}`} className="border-t border-line">
              <th scope="row" className={`${cell} text-left font-normal tabular-nums`}>
                {raw.line}
                <input type="hidden" name={`wrong.${at}.was`} value={JSON.stringify(raw)} />
              </th>
              {FIELDS.map(({ field, title, width }) => (
                <td key={field} className={cell}>
                  <input
                    name={`wrong.${at}.${field}`}
                    defaultValue={raw[field]}
                    aria-label={`${title} in line ${raw.line}`}
                    aria-invalid={errors[field] ? true : undefined}
                    aria-describedby={errors[field] ? `wrong-${at}-${field}` : undefined}
                    className={`h-[30px] ${width} rounded-control border border-line-strong bg-surface px-2 aria-invalid:border-bad`}
                  />
                  {errors[field] && (
                    <p id={`wrong-${at}-${field}`} className="mt-0.5 font-medium text-bad">
                      {errors[field]}
                    </p>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function FineRows({ fine, days }: { fine: ListReview['fine']; days: number }) {
  return (
    <TableScroll label="Rows that can be invited">
      <table className="w-full text-[0.8667rem]">
        <caption className="px-2 py-1 text-left font-medium text-good">Can be invited</caption>
        <thead>
          <tr className="text-left">
            {['Line', 'E-mail', 'Name', 'Extra time', 'Can start'].map((title) => (
              <th key={title} scope="col" className={cell}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fine.map(({ raw, email, name, timeMultiplier, expiresAt, note }) => (
            <tr key={email} className="border-t border-line">
              <td className={`${cell} tabular-nums`}>{raw.line}</td>
              <th scope="row" className={`${cell} text-left font-normal`}>
                {email}
                {note && <span className="block text-muted">{note}</span>}
              </th>
              <td className={cell}>{name}</td>
              <td className={`${cell} tabular-nums`}>{timeMultiplier === null ? '' : `× ${timeMultiplier}`}</td>
              <td className={cell}>
                {expiresAt ? (
                  <>
                    until <LocalTime iso={expiresAt} />
                  </>
                ) : (
                  `for ${formatCount(days, 'day')}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
