import { Suspense } from 'react';
import type { ExercisePage } from '../../exercises/exercise-views';
import type { Answer } from '../../kinds/contract';
import { getKindUi } from '../../kinds/registry.ui';

const ignore = () => undefined;

/** An answer in the workspace it was written in, where nothing can be changed or run. */
export function HandedInWorkspace({ page, answer }: { page: ExercisePage; answer: Answer }) {
  const { Workspace } = getKindUi(page.kind);
  return (
    <Suspense fallback={<p className="p-4 text-muted">Loading the workspace…</p>}>
      <Workspace
        content={page.content}
        view={page.view}
        answer={answer}
        onChange={ignore}
        onRun={ignore}
        running={false}
        report={null}
        problems={[]}
        brief={<div className="prose" dangerouslySetInnerHTML={{ __html: page.briefHtml }} />}
        readOnly
      />
    </Suspense>
  );
}
