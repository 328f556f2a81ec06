import { NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names';
import { PageHeading } from '../../ui/page-heading';
import { may, roleTitle, type Role } from '../roles';

/** The head of every page of an organisation: its name, the viewer's role, and the pages that role may open. */
export function OrganisationFrame({
  slug,
  name,
  role,
  children,
}: {
  slug: string;
  name: string;
  role: Role;
  children: ReactNode;
}) {
  const home = `/organisations/${slug}`;
  const pages = [
    { to: `${home}/assessments`, title: 'Assessments', shown: true },
    { to: `${home}/reviews`, title: 'Reviews', shown: may(role, 'review') },
    { to: `${home}/candidates`, title: 'Candidates', shown: may(role, 'read-reports') },
    { to: `${home}/rubrics`, title: 'Rubrics', shown: may(role, 'manage-rubrics') || may(role, 'review') },
    { to: `${home}/members`, title: 'Members', shown: true },
    { to: `${home}/integrations`, title: 'Integrations', shown: may(role, 'manage-integrations') },
    { to: `${home}/settings`, title: 'Settings', shown: may(role, 'manage-data') },
    { to: `${home}/audit`, title: 'Audit log', shown: may(role, 'read-audit') },
    { to: `${home}/mail`, title: 'Mail', shown: may(role, 'read-outbox') },
  ];
  return (
    <>
      <PageHeading title={name}>
        <p>You are {article(roleTitle[role])} here.</p>
      </PageHeading>
      <nav aria-label={name} className="mb-6 flex flex-wrap gap-1 border-b border-line">
        {pages
          .filter((page) => page.shown)
          .map((page) => (
            <NavLink
              key={page.to}
              to={page.to}
              className={({ isActive }) =>
                classNames(
                  '-mb-px border-b-2 px-3 py-2',
                  isActive ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
                )
              }
            >
              {page.title}
            </NavLink>
          ))}
      </nav>
      {children}
    </>
  );
}

const article = (title: string) => `${/^[AO]/.test(title) ? 'an' : 'a'} ${title.toLowerCase()}`;
