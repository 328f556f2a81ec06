import type { LoaderFunctionArgs } from '@remix-run/node';
import { buildWorkspaceZip } from '../attempts/build-workspace-zip.server';
import { orRefuse } from '../lib/http/refusals.server';
import { requireVisitor } from '../accounts/visitor.server';

/** GET: the workspace as a zip. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { visitorId } = await requireVisitor({ request });
  const { filename, bytes } = await orRefuse(() => buildWorkspaceZip({ attemptId: params.attemptId ?? '', visitorId }));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${filename}"`,
      'Cache-Control': 'no-store',
    },
  });
}
