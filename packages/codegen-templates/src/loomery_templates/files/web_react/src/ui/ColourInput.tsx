import { useWording } from "../lib/wording";
import { Field, type FieldProps } from "./Field";
import { splitField, type Valued } from "./splitField";

const HEX = /^#[0-9a-f]{6}$/i;

/** A colour, "#4f46e5": by the browser's picker or typed. */
export function ColourInput(props: FieldProps & Valued<string>) {
  const words = useWording();
  const [field, { value, onChange }] = splitField(props);
  return (
    <Field {...field}>
      {(control) => (
        <div className="flex gap-2">
          <input
            type="color"
            aria-label={words.colourPicker(field.label)}
            value={HEX.test(value) ? value : "#888888"}
            disabled={field.disabled}
            className="h-(--control-height) w-12 shrink-0 cursor-pointer rounded-md border border-control bg-transparent p-1"
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
          <input
            {...control}
            type="text"
            value={value}
            placeholder="#000000"
            maxLength={7}
            className="control font-mono"
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        </div>
      )}
    </Field>
  );
}
