import { memo, useCallback, useMemo } from 'react';
import { DataTable } from '../../../ui/data-table/data-table';
import type { EvalDesignContent } from '../kind';
import { workspaceColumns } from './workspace-columns';
import { RowDetail } from './workspace-row-detail';
import type { LabelClaim, WorkspaceRow } from './workspace-rows';

interface DataProps {
  content: EvalDesignContent;
  items: WorkspaceRow[];
  hasRun: boolean;
  selectedId: string | null;
  readOnly: boolean;
  onSelect(id: string | null): void;
  onClaim(rowId: string, claim: LabelClaim | null): void;
  onJump(line: number): void;
}

const idOf = ({ row }: WorkspaceRow): string => row.id;

/** Everything of a row that somebody may look for, in one text. */
function searchText({ row, run, prints, claim }: WorkspaceRow): string {
  return [
    row.id,
    JSON.stringify(row.input),
    JSON.stringify(row.output),
    ...Object.values(row.judges).map(({ reason }) => reason ?? ''),
  ]
    .concat(run?.evaluation?.reason ?? '', run?.error?.message ?? '', prints, claim?.reason ?? '')
    .join('\n');
}

const rowClass = ({ run }: WorkspaceRow): string | undefined => (run?.error ? 'bg-warn-soft' : undefined);

/** The public rows as a table, one of them in full beneath. Memoised: typing in the editor must not draw the table again. */
export const Data = memo(function Data(props: DataProps) {
  const { content, items, hasRun, selectedId, readOnly, onSelect, onClaim, onJump } = props;
  const columns = useMemo(() => workspaceColumns(content, hasRun), [content, hasRun]);
  const renderDetail = useCallback(
    (item: WorkspaceRow) => (
      <RowDetail
        {...{ content, item, readOnly, onJump }}
        onClaim={(claim) => onClaim(item.row.id, claim)}
        onClose={() => onSelect(null)}
      />
    ),
    [content, readOnly, onClaim, onSelect, onJump],
  );
  return (
    <DataTable
      label="public rows"
      rows={items}
      columns={columns}
      rowId={idOf}
      {...{ searchText, rowClass, selectedId, onSelect, renderDetail }}
    />
  );
});
