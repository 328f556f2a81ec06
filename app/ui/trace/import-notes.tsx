import type { ImportNote } from '../../lib/trace/trace-types';
import { Dialog } from '../dialog';
import { Button } from '../button';
import { TableScroll } from '../table-scroll';

/** What an import could not map or read otherwise than it was written. */
export function ImportNotes({
  notes,
  open,
  onClose,
}: {
  notes: readonly ImportNote[];
  open: boolean;
  onClose(): void;
}) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Import report"
      description={
        notes.length === 0
          ? 'Everything in the file has a place in the model.'
          : 'What has no place in the model, or was read otherwise than it was written.'
      }
      className="w-[min(52rem,calc(100vw-2rem))]"
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {notes.length > 0 && (
        <TableScroll label="Notes">
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">Where</th>
                <th scope="col">What</th>
                <th scope="col" className="num">
                  Times
                </th>
                <th scope="col">First</th>
              </tr>
            </thead>
            <tbody>
              {notes.map(({ path, why, count, first }) => (
                <tr key={`${path} ${why}`}>
                  <td className="font-mono text-[0.8rem] break-all">{path}</td>
                  <td>{why}</td>
                  <td className="num">{count}</td>
                  <td className="font-mono text-[0.8rem] break-all">{first}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Dialog>
  );
}
