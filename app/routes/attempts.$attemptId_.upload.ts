import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { MaxFileSizeExceededError, parseFormData } from '@remix-run/form-data-parser';
import { uploadAnswer } from '../attempts/upload-answer.server';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { requireVisitor } from '../accounts/visitor.server';

const MAX_ZIP_BYTES = 2_000_000;

/** POST multipart, field `zip`: replaces the draft by the zip's answer and goes back to the workspace. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const attemptId = params.attemptId ?? '';
  const { visitorId } = await requireVisitor({ request });
  await orRefuse(async () => uploadAnswer({ attemptId, visitorId, bytes: await readZipField(request) }));
  return redirect(`/attempts/${encodeURIComponent(attemptId)}`, 303);
}

async function readZipField(request: Request): Promise<Uint8Array> {
  const form = await parseFormData(request, { maxFileSize: MAX_ZIP_BYTES, maxFiles: 1 }, async (file) =>
    file.fieldName === 'zip' ? new File([await file.arrayBuffer()], 'answer.zip') : null,
  ).catch((cause: unknown) => {
    if (cause instanceof MaxFileSizeExceededError)
      throw new AppError('too-large', 'The zip is larger than 2 MB.', { cause });
    throw new AppError('bad-request', 'The upload could not be read.', { cause });
  });
  const zip = form.get('zip');
  if (!(zip instanceof File) || zip.size === 0) throw new AppError('bad-request', 'Choose a zip file to upload.');
  return new Uint8Array(await zip.arrayBuffer());
}
