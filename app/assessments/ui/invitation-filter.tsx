import { Form, Link } from '@remix-run/react';
import { Button } from '../../ui/button';
import { inputStyle } from '../../ui/field';
import { stateTitles } from './invitation-look';
import { linkStyle } from './link-style';

/** Narrows the list by text and state; part of the address, so it can be shared. */
export function InvitationFilterForm({ search, state }: { search: string; state: string | null }) {
  return (
    <Form method="get" preventScrollReset className="flex flex-wrap gap-2" role="search">
      <input
        type="search"
        name="search"
        aria-label="Search name or address"
        placeholder="Name or address"
        defaultValue={search}
        className={`${inputStyle} min-w-40 flex-1`}
      />
      <select name="state" aria-label="State" defaultValue={state ?? ''} className={`${inputStyle} max-w-48`}>
        <option value="">in any state</option>
        {Object.entries(stateTitles).map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
      <Button type="submit">Show</Button>
    </Form>
  );
}

/** Steps through pages of a list that is longer than one. */
export function Pager({ page, pages, href }: { page: number; pages: number; href(page: number): string }) {
  if (pages < 2) return null;
  return (
    <nav aria-label="Pages" className="flex items-center gap-4 px-3 py-2 text-[0.8667rem]">
      {page > 1 && (
        <Link to={href(page - 1)} className={linkStyle}>
          Previous
        </Link>
      )}
      <span className="tabular-nums">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <Link to={href(page + 1)} className={linkStyle}>
          Next
        </Link>
      )}
    </nav>
  );
}
