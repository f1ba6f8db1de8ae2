import { Star } from "lucide-react";

import { useWording } from "../lib/wording";
import { cx } from "./cx";
import { FieldGroup, type FieldProps } from "./Field";
import { splitField, type Valued } from "./splitField";

export interface RatingInputProps extends FieldProps, Valued<number | null> {
  max?: number;
}

/** Stars to choose from; a group of radio buttons for the keyboard and for screen readers. */
export function RatingInput(props: RatingInputProps) {
  const words = useWording();
  const [field, { value, onChange, max = 5 }] = splitField(props);
  return (
    <FieldGroup {...field}>
      {(control) => (
        <div className="flex w-fit gap-0.5">
          {Array.from({ length: max }, (_, index) => index + 1).map((stars) => (
            <label
              key={stars}
              className="rounded-sm p-0.5 has-focus-visible:outline-2 has-focus-visible:outline-ring"
            >
              <input
                type="radio"
                name={control.name}
                value={stars}
                checked={value === stars}
                required={field.required}
                className="sr-only"
                onChange={() => {
                  onChange(stars);
                }}
              />
              <span className="sr-only">{words.stars(stars)}</span>
              <StarShape filled={value !== null && stars <= value} large />
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

/** A rating to look at: "4.3 of 5". */
export function Rating(props: { value: number; max?: number; count?: number }) {
  const words = useWording();
  const { value, max = 5, count } = props;
  const text = words.rated(value.toFixed(1).replace(/\.0$/, ""), max);
  return (
    <span className="inline-flex items-center gap-1.5 text-sm">
      <span role="img" aria-label={text} className="inline-flex">
        {Array.from({ length: max }, (_, index) => (
          <StarShape key={index} filled={index < Math.round(value)} />
        ))}
      </span>
      {count !== undefined && <span className="text-muted">({count})</span>}
    </span>
  );
}

function StarShape({ filled, large = false }: { filled: boolean; large?: boolean }) {
  return (
    <Star
      aria-hidden
      className={cx(
        large ? "size-7 transition-transform hover:scale-110" : "size-4",
        filled ? "fill-star text-star" : "text-control",
      )}
    />
  );
}
