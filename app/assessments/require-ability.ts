import { may, type Ability, type Role } from '../accounts/roles';
import { AppError } from '../lib/errors';

/** Refuses a command that the actor's role does not allow, whatever the page showed. Throws `forbidden`. */
export function requireAbility(membership: { role: Role }, ability: Ability): void {
  if (!may(membership.role, ability)) {
    throw new AppError('forbidden', 'Your role in this organisation does not allow this. Ask an admin.');
  }
}
