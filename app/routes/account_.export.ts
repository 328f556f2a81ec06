import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireUser } from '../accounts/find-user.server';
import { orRefuse } from '../lib/http/refusals.server';
import { exportAccount } from '../reviews/personal-data/export-account.server';

/** GET: everything held about the signed-in user as a zip. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const { filename, bytes } = await exportAccount({ userId: user.id });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${filename}"`,
        'Cache-Control': 'no-store',
      },
    });
  });
