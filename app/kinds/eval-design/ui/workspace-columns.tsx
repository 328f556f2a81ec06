import type { CellValue, DataColumn } from '../../../ui/data-table/table-types';
import type { EvalDesignContent } from '../kind';
import { Verdict } from './workspace-verdict';
import { oneLine, valueAt, type WorkspaceRow } from './workspace-rows';

const VERDICTS = [
  { value: 'pass', title: 'pass' },
  { value: 'fail', title: 'fail' },
];

const verdictWord = (pass: boolean | undefined): CellValue => (pass === undefined ? null : pass ? 'pass' : 'fail');

function runColumns(): DataColumn<WorkspaceRow>[] {
  return [
    {
      id: 'your-verdict',
      title: 'Yours',
      hint: 'Verdict of your evaluator in the last run',
      width: 84,
      choices: [...VERDICTS, { value: 'error', title: 'error' }],
      value: ({ run }) => (run?.error ? 'error' : verdictWord(run?.evaluation?.pass)),
      cell: ({ run }) =>
        run?.error ? <Verdict value="error" /> : <Verdict value={verdictWord(run?.evaluation?.pass)} />,
    },
    {
      id: 'agrees',
      title: 'Agrees',
      hint: 'Whether your verdict and the given label are the same',
      width: 84,
      choices: [
        { value: 'yes', title: 'yes' },
        { value: 'no', title: 'no' },
      ],
      value: ({ run }) => run?.agrees ?? null,
      cell: ({ run }) =>
        run?.agrees === false ? <span className="font-medium text-warn">no</span> : run?.agrees ? 'yes' : '',
    },
    {
      id: 'your-score',
      title: 'Score',
      width: 76,
      align: 'right',
      value: ({ run }) => run?.evaluation?.score ?? null,
      cell: ({ run }) => run?.evaluation?.score.toFixed(2) ?? '',
    },
    {
      id: 'your-reason',
      title: 'Reason',
      width: 240,
      value: ({ run }) => oneLine(run?.error ? `${run.error.name}: ${run.error.message}` : run?.evaluation?.reason),
    },
    {
      id: 'judge-calls',
      title: 'Calls',
      hint: 'Judge calls your evaluator made for this row',
      width: 72,
      align: 'right',
      hidden: true,
      value: ({ run }) => run?.judgeCalls ?? null,
    },
    {
      id: 'ms',
      title: 'ms',
      width: 72,
      align: 'right',
      hidden: true,
      value: ({ run }) => (run ? Math.round(run.ms * 10) / 10 : null),
    },
  ];
}

/** Columns of the data table: what the exercise declares, then output, label, claims, your last run, slices and every judge. */
export function workspaceColumns(content: EvalDesignContent, hasRun: boolean): DataColumn<WorkspaceRow>[] {
  const sliceTitle = new Map(content.slices.map(({ id, title }) => [id, title]));
  return [
    { id: 'id', title: 'Row', width: 96, value: ({ row }) => row.id },
    {
      id: 'label',
      title: 'Label',
      hint: 'Given label; about a tenth of them is wrong',
      width: 76,
      choices: VERDICTS,
      value: ({ row }) => row.label,
      cell: ({ row }) => <Verdict value={row.label} />,
    },
    ...(hasRun ? runColumns() : []),
    ...content.columns.map(({ key, title, show }) => ({
      id: `input.${key}`,
      title,
      width: show === 'long' ? 320 : 132,
      hidden: show === 'hidden',
      value: ({ row }: WorkspaceRow) => oneLine(valueAt(row.input, key)),
    })),
    {
      id: 'output',
      title: content.outputNoun.charAt(0).toUpperCase() + content.outputNoun.slice(1),
      width: 360,
      value: ({ row }) => oneLine(row.output),
    },
    {
      id: 'claim',
      title: 'Your label',
      hint: 'What you say the label should be',
      width: 104,
      choices: VERDICTS,
      value: ({ claim }) => claim?.label ?? null,
      cell: ({ claim }) => (claim ? <Verdict value={claim.label} /> : ''),
    },
    {
      id: 'slices',
      title: 'Slices',
      width: 180,
      hidden: true,
      value: ({ row }) => row.slices.map((id) => sliceTitle.get(id) ?? id).join(', '),
    },
    ...content.judges.map(({ id, title, description }) => ({
      id: `judge.${id}`,
      title,
      hint: description,
      width: 108,
      choices: VERDICTS,
      value: ({ row }: WorkspaceRow) => verdictWord(row.judges[id]?.pass),
      cell: ({ row }: WorkspaceRow) => {
        const verdict = row.judges[id];
        return verdict ? <Verdict value={verdict.pass ? 'pass' : 'fail'} score={verdict.score} /> : '';
      },
    })),
  ];
}
