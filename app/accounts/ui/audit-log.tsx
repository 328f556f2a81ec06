import { LocalTime } from '../../ui/local-time';
import { TableScroll } from '../../ui/table-scroll';
import type { AuditView, Page } from '../account-views';
import { OlderLink } from './older-link';

/** Who did what, newest first, a page at a time. */
export function AuditLog({ entries, older }: Page<AuditView>) {
  return (
    <>
      <AuditTable entries={entries} />
      <OlderLink older={older} />
    </>
  );
}

function AuditTable({ entries }: { entries: AuditView[] }) {
  return (
    <TableScroll label="Audit log">
      <table className="w-full">
        <caption className="sr-only">Audit log, newest first</caption>
        <thead>
          <tr className="text-left">
            {['When', 'Who', 'What', 'To what'].map((title) => (
              <th key={title} scope="col" className="px-3 py-2">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} className="border-t border-line align-top">
              <td className="px-3 py-2">
                <LocalTime iso={entry.at} detail="second" />
              </td>
              <td className="px-3 py-2">{entry.actor}</td>
              <td className="px-3 py-2 whitespace-nowrap">{inWords(entry.action)}</td>
              <td className="px-3 py-2 text-muted">
                {Object.entries(entry.subject)
                  .filter(([, value]) => value !== null)
                  .map(([key, value]) => `${key} ${value}`)
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** `member.role-changed` -> "member: role changed". */
const inWords = (action: string) => action.replace('.', ': ').replaceAll('-', ' ');
