import { Card } from '../../../ui/card';
import type { HandedIn } from '../everything-views';

/** What the candidate says about AI tools on this exercise, with the transcript as pasted. */
export function DeclarationSection({ declaration }: { declaration: HandedIn['declaration'] }) {
  if (!declaration) return null;
  return (
    <Card title="AI tools, in the candidate’s words" headingLevel={3}>
      <p className="break-words whitespace-pre-wrap">
        {declaration.used ? declaration.description || 'Used, without a description.' : 'None were used.'}
      </p>
      {declaration.transcript && (
        <details className="mt-2">
          <summary className="min-h-6 cursor-pointer">Transcript</summary>
          <pre
            tabIndex={0}
            className="mt-2 max-h-[60vh] overflow-auto rounded-control bg-sunken p-3 text-[0.8667rem] whitespace-pre-wrap print:max-h-none"
          >
            {declaration.transcript}
          </pre>
        </details>
      )}
    </Card>
  );
}
