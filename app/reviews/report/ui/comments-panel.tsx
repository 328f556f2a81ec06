import { Card } from '../../../ui/card';
import { LocalTime } from '../../../ui/local-time';
import { CommentBox } from '../../ui/comment-box';
import type { CommentView } from '../../comments/comment-form';
import type { PostedReport } from './decision-panel';

/** What members say to each other about a sitting; the candidate never sees it. */
export function CommentsPanel({
  comments,
  titles,
  mayComment,
  posted,
}: {
  comments: readonly CommentView[];
  /** Title of the exercise by submission. */
  titles: ReadonlyMap<string | null, string>;
  mayComment: boolean;
  posted: PostedReport;
}) {
  return (
    <Card title="Comments">
      {comments.length === 0 && <p className="text-muted">Nobody has commented yet.</p>}
      <ul className="space-y-3">
        {comments.map(({ id, text, authorName, at, submissionId }) => (
          <li key={id}>
            <p className="break-words whitespace-pre-wrap">{text}</p>
            <p className="text-[0.8667rem] text-muted">
              {authorName}, <LocalTime iso={at} />
              {submissionId !== null && `, on ${titles.get(submissionId) ?? 'a submission'}`}
            </p>
          </li>
        ))}
      </ul>
      {mayComment && <CommentBox count={comments.length} error={posted.errors?.['text']} text={posted.text} />}
    </Card>
  );
}
