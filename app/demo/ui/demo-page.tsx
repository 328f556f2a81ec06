import { Form, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { PageHeading } from '../../ui/page-heading';
import { Progress } from '../../ui/progress';
import { SubmitButton } from '../../ui/submit-button';
import type { DemoView } from '../get-demo.server';
import { LIVE_CANDIDATE } from '../cast';
import { roleTitle, type Role } from '../../accounts/roles';

const LOOK_EVERY_MS = 3_000;

/** Who one can be in the demo: a card per role with one button, and how far the filling is. */
export function DemoPage({ demo }: { demo: DemoView }) {
  const { name, roles, state } = demo;
  return (
    <>
      <PageHeading title={`Look around ${name}`}>
        <p>
          A made-up company that hires AI engineers with Assay. Be one of its people: one click, and back here to
          change.
        </p>
      </PageHeading>
      {state !== 'filled' && <Filling {...demo} />}
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {roles.map((one) => (
          <li key={one.role}>
            <RoleCard value={one.role} title={roleTitle[one.role as Role]} who={one.name} sees={one.sees} />
          </li>
        ))}
        <li>
          <RoleCard
            value="CANDIDATE"
            title="Candidate"
            who={LIVE_CANDIDATE}
            sees="The middle of a sitting: two sections, a clock, and work that saves itself."
          />
        </li>
      </ul>
    </>
  );
}

function RoleCard({ value, title, who, sees }: { value: string; title: string; who: string; sees: string }) {
  return (
    <Card title={title} aside={<span className="text-muted">{who}</span>} className="h-full">
      <p className="mb-3">{sees}</p>
      <Form method="post" reloadDocument>
        <input type="hidden" name="as" value={value} />
        <SubmitButton variant="primary" className="w-full">
          Look around as {title.toLowerCase()}
        </SubmitButton>
      </Form>
    </Card>
  );
}

function Filling({ state, graded, total }: DemoView) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <Notice tone="accent" title="The demo is being filled" className="mb-6">
      {state === 'absent' || total === 0 ? (
        <p>The company moves in at this moment. This page looks again by itself.</p>
      ) : (
        <>
          <p className="mb-2">
            {graded} of {total} submissions are graded by the real worker, then the reviews follow. Look around already
            if you like.
          </p>
          <Progress value={graded} max={total} label="Submissions graded" />
        </>
      )}
    </Notice>
  );
}
