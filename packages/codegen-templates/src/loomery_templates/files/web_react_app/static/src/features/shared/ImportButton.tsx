import { Upload } from "lucide-react";
import { useRef } from "react";

import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { useToast } from "../../ui/toastContext";

export interface ImportButtonProps {
  busy: boolean;
  onFile: (file: File) => Promise<unknown>;
}

/** Reads records from a CSV file: all of them, or none when a row is wrong. */
export function ImportButton({ busy, onFile }: ImportButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const toast = useToast();
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        className="sr-only"
        aria-label="CSV file"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (!file) return;
          onFile(file).then(
            () => {
              toast.success("Imported");
            },
            (error: unknown) => {
              toast.error(messageOf(error));
            },
          );
        }}
      />
      <Button variant="secondary" icon={Upload} busy={busy} onClick={() => input.current?.click()}>
        Import
      </Button>
    </>
  );
}
