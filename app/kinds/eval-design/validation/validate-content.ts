import type { PublicFiles } from '../../contract';
import type { EvalDesignContent } from '../kind';
import { STARTER_FILES } from '../starter-files';
import type { ProblemList } from './problem-list';

/** Points of the label audit as a share of all, at most: they can be earned without a working evaluator. */
const LABEL_AUDIT_SHARE = 0.15;

/** Checks `content` of exercise.json in itself, and that the documents and starters it relies on exist. */
export function validateContent(list: ProblemList, content: EvalDesignContent, publicFiles: PublicFiles): void {
  const file = 'exercise.json';
  const twice = (where: string, ids: readonly string[]) => {
    ids.forEach((id, at) => {
      if (ids.indexOf(id) !== at) list.add(file, `content.${where}[${at}]`, `"${id}" appears twice`);
    });
  };
  twice(
    'slices',
    content.slices.map((slice) => slice.id),
  );
  twice(
    'judges',
    content.judges.map((judge) => judge.id),
  );
  twice(
    'columns',
    content.columns.map((column) => column.key),
  );

  const total = Object.values(content.checks).reduce((sum, points) => sum + points, 0);
  if (total <= 0) list.add(file, 'content.checks', 'no check has points');
  if (content.checks.labelAudit > LABEL_AUDIT_SHARE * total) {
    const most = `${LABEL_AUDIT_SHARE * 100} %`;
    list.add(
      file,
      'content.checks.labelAudit',
      `may be at most ${most} of all check points: it needs no working evaluator`,
    );
  }
  if (content.memoWords.min > content.memoWords.max) list.add(file, 'content.memoWords', 'min is above max');
  content.documents.forEach(({ path }, at) => {
    if (!publicFiles.has(path)) list.add(file, `content.documents[${at}]`, `public/${path} does not exist`);
  });
  for (const path of Object.values(STARTER_FILES)) {
    if (!publicFiles.has(path)) list.add(`public/${path}`, '', 'is missing');
  }
}
