import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { signOut } from '../accounts/sign-out.server';

/** Ends this browser's session. */
export const action = async ({ request }: ActionFunctionArgs) => redirect('/', { headers: await signOut({ request }) });

export const loader = () => redirect('/');
