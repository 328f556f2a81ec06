import { useId } from 'react';
import type { Incident } from '../../content';

interface IncidentPanelProps {
  incidents: readonly Incident[];
  chosen: readonly string[];
  onChoose(ids: string[]): void;
}

/** What can go wrong on the public traffic; any number of incidents at once. */
export function IncidentPanel({ incidents, chosen, onChoose }: IncidentPanelProps) {
  const id = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-[0.8667rem] font-medium">Incidents</legend>
      <div className="flex flex-wrap gap-x-1.5 gap-y-1.5">
        {incidents.map((incident) => {
          const on = chosen.includes(incident.id);
          return (
            <label
              key={incident.id}
              title={incident.description}
              className="flex min-h-7 cursor-pointer items-center gap-1.5 rounded-control border border-line-strong px-2 text-[0.8667rem] focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent has-checked:border-warn has-checked:bg-warn-soft has-checked:text-warn"
            >
              <input
                type="checkbox"
                checked={on}
                aria-describedby={`${id}-${incident.id}`}
                onChange={() => onChoose(on ? chosen.filter((each) => each !== incident.id) : [...chosen, incident.id])}
                className="accent-warn"
              />
              {incident.title}
            </label>
          );
        })}
      </div>
      {incidents.map((incident) => (
        <p
          key={incident.id}
          id={`${id}-${incident.id}`}
          className={chosen.includes(incident.id) ? 'mt-1 text-[0.8667rem] text-muted' : 'sr-only'}
        >
          {incident.description}
        </p>
      ))}
    </fieldset>
  );
}
