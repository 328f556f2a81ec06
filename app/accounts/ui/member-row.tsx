import { Form } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { SubmitButton } from '../../ui/submit-button';
import { inputStyle } from '../../ui/field';
import type { MembersView } from '../account-views';
import { grantable, roleTitle, type Role } from '../roles';

/** One member; whoever may change this one sees how. */
export function MemberRow({
  member,
  role,
  isSelf,
}: {
  member: MembersView['members'][number];
  /** Of whoever looks. */
  role: Role;
  isSelf: boolean;
}) {
  const roles = grantable(role);
  const mayChange = roles.includes(member.role);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
      <div className="min-w-0">
        <p className="font-medium">
          {member.name} {isSelf && <Badge>you</Badge>}
        </p>
        <p className="text-[0.8667rem] break-words text-muted">{member.email}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {mayChange ? (
          <Form method="post" className="flex items-center gap-2">
            <input type="hidden" name="userId" value={member.userId} />
            <select
              name="role"
              defaultValue={member.role}
              aria-label={`Role of ${member.name}`}
              key={member.role}
              className={inputStyle}
            >
              {roles.map((one) => (
                <option key={one} value={one}>
                  {roleTitle[one]}
                </option>
              ))}
            </select>
            <SubmitButton name="intent" value="change">
              Change<span className="sr-only"> the role of {member.name}</span>
            </SubmitButton>
          </Form>
        ) : (
          <span className="text-muted">{roleTitle[member.role]}</span>
        )}
        {(mayChange || isSelf) && (
          <Form method="post">
            <input type="hidden" name="userId" value={member.userId} />
            <input type="hidden" name="role" value="" />
            <SubmitButton name="intent" value="remove">
              {isSelf ? 'Leave' : 'Remove'}
              <span className="sr-only"> {isSelf ? 'this organisation' : member.name}</span>
            </SubmitButton>
          </Form>
        )}
      </div>
    </li>
  );
}
