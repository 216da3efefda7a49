import type { Scope } from '../ports/scope.ts';
import type { UsersQuery } from '../ports/user-grid.ts';
import { type Piece, piece } from './user-selection.ts';

/** A walk over users in order: first those with a value, then those without. The last key is always the user's id. */
export type Walk = { from: string; where: Piece; keys: readonly string[] };

const all = piece('1 = 1');
const byId = { from: 'users u', where: all, keys: ['u.id'] };
/** CROSS JOIN, so that SQLite walks along the first table's index and looks users up, and not the other way round. */
const beside = (table: string) => `${table} s CROSS JOIN users u`;
const same = 'u.app = s.app AND u.env = s.env AND u.id = s.user_id AND s.app = ? AND s.env = ?';

/** The walks that, one after the other, give all users of the scope in the order asked for. */
export const walksOf = ({ app, env }: Scope, { field, descending: _ }: NonNullable<UsersQuery['sort']>): readonly Walk[] => {
  switch (field) {
    // Ids are made in the order of time.
    case 'created':
      return [byId];
    case 'status':
      return [{ ...byId, keys: ['u.status', 'u.id'] }];
    case 'last-sign-in':
      return [
        { ...byId, where: piece('u.last_sign_in_at IS NOT NULL'), keys: ['u.last_sign_in_at', 'u.id'] },
        { ...byId, where: piece('u.last_sign_in_at IS NULL') },
      ];
    case 'identifier':
      return [
        {
          from: beside('identifiers'),
          where: piece(
            `${same} AND NOT EXISTS (SELECT 1 FROM identifiers o WHERE o.app = s.app AND o.env = s.env AND o.user_id = s.user_id
            AND (o.kind < s.kind OR (o.kind = s.kind AND o.canonical < s.canonical)))`,
            app,
            env,
          ),
          keys: ['s.kind', 's.canonical', 's.user_id'],
        },
        { ...byId, where: piece('NOT EXISTS (SELECT 1 FROM identifiers o WHERE o.app = u.app AND o.env = u.env AND o.user_id = u.id)') },
      ];
    default:
      return [
        {
          from: beside('user_values'),
          where: piece(`${same} AND s.key = ? AND s.${field.holds} IS NOT NULL`, app, env, field.column),
          keys: [`s.${field.holds}`, 's.user_id'],
        },
        {
          ...byId,
          where: piece(
            `NOT EXISTS (SELECT 1 FROM user_values o WHERE o.app = u.app AND o.env = u.env AND o.user_id = u.id AND o.key = ? AND o.${field.holds} IS NOT NULL)`,
            field.column,
          ),
        },
      ];
  }
};
