import { Field, type FieldProps } from "../../../ui/Field";

export interface LocalFileProps extends FieldProps {
  value: File | null;
  accept?: string;
  onChange: (file: File | null) => void;
}

/** A file that stays on this device. */
export function LocalFile({ value, accept, onChange, ...field }: LocalFileProps) {
  return (
    <Field
      {...field}
      hint={value ? `${value.name}, stays on your device.` : "It stays on your device."}
    >
      {(control) => (
        <input
          {...control}
          type="file"
          accept={accept}
          className="control h-auto! py-2 file:mr-3 file:rounded-md file:border-0 file:bg-primary-soft file:px-3 file:py-1.5 file:font-medium file:text-link"
          onChange={(event) => {
            onChange(event.target.files?.[0] ?? null);
          }}
        />
      )}
    </Field>
  );
}
