import { useState } from 'react';
import { Field, inputStyle } from '../../../ui/field';
import { LocalTime } from '../../../ui/local-time';
import { TableScroll } from '../../../ui/table-scroll';
import type { FactKind, IntegrityView } from '../integrity-views';
import { formatOffset, kindWords } from '../timeline-words';

/** The same facts as the picture, a row each, in order of time; one kind alone on request. */
export function FactsTable({ view }: { view: IntegrityView }) {
  const [only, setOnly] = useState<FactKind | ''>('');
  const kinds = (Object.keys(kindWords) as FactKind[]).filter((kind) => view.facts.some((fact) => fact.kind === kind));
  const shown = view.facts.filter((fact) => only === '' || fact.kind === only);
  const start = Date.parse(view.startedAt);
  return (
    <div>
      <div className="no-print mb-3 max-w-56">
        <Field label="Show">
          {(control) => (
            <select
              {...control}
              className={inputStyle}
              value={only}
              onChange={(event) => setOnly(kinds.find((kind) => kind === event.target.value) ?? '')}
            >
              <option value="">Everything ({view.facts.length})</option>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {kindWords[kind].title} ({view.facts.filter((fact) => fact.kind === kind).length})
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <TableScroll label="Timeline as a table">
        <table className="data-table">
          <caption className="sr-only">What was noticed, in order of time</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                Into the sitting
              </th>
              <th scope="col">Time</th>
              <th scope="col">Kind</th>
              <th scope="col">What</th>
              <th scope="col">Exercise</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((fact, at) => (
              <tr key={at}>
                <td className="num">
                  {formatOffset(fact.at)}
                  {fact.until !== null && `–${formatOffset(fact.until)}`}
                </td>
                <td>
                  <LocalTime iso={new Date(start + fact.at).toISOString()} detail="second" />
                </td>
                <td className="whitespace-nowrap">{kindWords[fact.kind].title}</td>
                <td className="min-w-64 break-words">{fact.text}</td>
                <td>{fact.exercise ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}
