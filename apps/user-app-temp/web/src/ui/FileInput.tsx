import { FileText, LoaderCircle, Trash2, UploadCloud } from "lucide-react";
import { type DragEvent, useState } from "react";

import { useWording } from "../lib/wording";
import { cx } from "./cx";
import { Field, type FieldProps } from "./Field";
import { IconButton } from "./IconButton";
import { splitField, type Valued } from "./splitField";

export interface FileInputProps extends FieldProps, Valued<string> {
  /** Stores the file and says where it is. */
  upload: (file: File) => Promise<{ url: string; name: string }>;
  /** As of the HTML attribute: ".pdf,image/*". */
  accept?: string;
}

/** A file by its URL; chosen or dropped, stored at once. */
export function FileInput(props: FileInputProps) {
  return <DropField {...props} preview={false} />;
}

/** A picture with its preview. */
export function ImageInput({ accept = "image/*", ...rest }: FileInputProps) {
  return <DropField {...rest} accept={accept} preview />;
}

function DropField(props: FileInputProps & { preview: boolean }) {
  const words = useWording();
  const [field, { value, onChange, upload, accept, preview }] = splitField(props);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const [name, setName] = useState("");

  async function take(file: File | undefined) {
    if (!file) return;
    setBusy(true);
    setFailure("");
    try {
      const stored = await upload(file);
      setName(stored.name);
      onChange(stored.url);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : words.uploadFailed);
    } finally {
      setBusy(false);
    }
  }

  const error = failure === "" ? field.error : failure;
  return (
    <Field {...field} {...(error !== undefined && { error })}>
      {({ required, ...control }) => (
        <>
          {value !== "" && (
            <StoredFile
              url={value}
              name={name === "" ? nameOf(value) : name}
              preview={preview}
              onRemove={() => {
                onChange("");
              }}
            />
          )}
          <DropZone onFile={(file) => void take(file)} disabled={field.disabled === true || busy}>
            <input
              {...control}
              required={required === true && value === ""}
              type="file"
              accept={accept}
              className="absolute inset-0 cursor-pointer opacity-0"
              onChange={(event) => {
                void take(event.target.files?.[0]);
                event.target.value = "";
              }}
            />
            {busy ? (
              <LoaderCircle className="size-5 animate-spin" aria-hidden />
            ) : (
              <UploadCloud className="size-5" aria-hidden />
            )}
            <span role={busy ? "status" : undefined}>
              {busy ? words.uploading : value === "" ? words.chooseFile : words.replace}
            </span>
          </DropZone>
        </>
      )}
    </Field>
  );
}

function DropZone(props: {
  onFile: (file: File | undefined) => void;
  disabled: boolean;
  children: React.ReactNode;
}) {
  const [over, setOver] = useState(false);
  function dragging(event: DragEvent, isOver: boolean) {
    event.preventDefault();
    setOver(isOver);
  }
  return (
    <div
      className={cx(
        "relative flex min-h-20 items-center justify-center gap-2.5 rounded-lg border border-dashed border-control px-4 text-sm text-muted transition-colors",
        "hover:border-link hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-ring",
        over && "border-link bg-primary-soft text-link",
        props.disabled && "pointer-events-none opacity-60",
      )}
      onDragOver={(event) => {
        dragging(event, true);
      }}
      onDragLeave={(event) => {
        dragging(event, false);
      }}
      onDrop={(event) => {
        dragging(event, false);
        props.onFile(event.dataTransfer.files[0]);
      }}
    >
      {props.children}
    </div>
  );
}

function StoredFile(props: { url: string; name: string; preview: boolean; onRemove: () => void }) {
  const words = useWording();
  return (
    <div className="flex items-center gap-3 rounded-lg border p-2 text-sm">
      {props.preview ? (
        <img src={props.url} alt={words.preview} className="size-16 rounded-md object-cover" />
      ) : (
        <FileText className="m-2 size-6 text-muted" aria-hidden />
      )}
      <a href={props.url} className="min-w-0 grow truncate hover:underline">
        {props.name}
      </a>
      <IconButton
        icon={Trash2}
        label={words.remove(props.name)}
        size="small"
        onClick={props.onRemove}
      />
    </div>
  );
}

function nameOf(url: string): string {
  return url.split("/").at(-1) ?? url;
}
