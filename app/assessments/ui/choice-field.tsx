/** One choice of a few, each with what it means. */
export function ChoiceField<T extends string>({
  legend,
  name,
  options,
  meanings,
  value,
  onChange,
  disabled,
}: {
  legend: string;
  name: string;
  options: readonly T[];
  meanings: Record<T, { title: string; meaning: string }>;
  value: string;
  onChange(value: T): void;
  disabled?: boolean;
}) {
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-1 text-[0.8667rem] font-medium">{legend}</legend>
      <div className="space-y-1.5">
        {options.map((option) => (
          <label key={option} className="flex items-start gap-2.5">
            <input
              type="radio"
              name={name}
              value={option}
              checked={value === option}
              onChange={() => onChange(option)}
              className="mt-[5px] size-3.5 shrink-0"
            />
            <span>
              {meanings[option].title}
              <span className="block text-[0.8667rem] text-muted">{meanings[option].meaning}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
