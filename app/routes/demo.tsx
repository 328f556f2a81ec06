import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { siteOrigin } from '../accounts/get-auth.server';
import { getDemo } from '../demo/get-demo.server';
import { openLiveSitting } from '../demo/open-live-sitting.server';
import { signInAs } from '../demo/sign-in-as.server';
import { DemoPage } from '../demo/ui/demo-page';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction = () => [{ title: 'Demo · Assay' }];

/** Only where the installation was started with `--demo`; everywhere else there is no such page. */
export async function loader(_: LoaderFunctionArgs) {
  return orRefuse(getDemo);
}

/** Becomes one of the demo's people. */
export async function action({ request, context }: ActionFunctionArgs) {
  return orRefuse(async () => {
    await getDemo();
    const role = String((await request.formData()).get('as'));
    if (role === 'CANDIDATE') return redirect(await openLiveSitting({ origin: siteOrigin(request) }));
    const { path, headers } = await signInAs({ request, address: context.clientAddress, role });
    return redirect(path, { headers });
  });
}

export default function DemoRoute() {
  return <DemoPage demo={useLoaderData<typeof loader>()} />;
}
