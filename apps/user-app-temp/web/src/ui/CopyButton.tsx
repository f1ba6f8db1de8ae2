import { Check, Copy } from "lucide-react";
import { useState } from "react";

import { copyText } from "../lib/files";
import { useWording } from "../lib/wording";
import { Button } from "./Button";

/** Copies a text and says so. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const words = useWording();
  const [copied, setCopied] = useState(false);
  return (
    <Button
      variant="secondary"
      size="small"
      icon={copied ? Check : Copy}
      onClick={() => {
        void copyText(text).then((done) => {
          setCopied(done);
          setTimeout(() => {
            setCopied(false);
          }, 2000);
        });
      }}
    >
      <span aria-live="polite">{copied ? words.copied : (label ?? words.copy)}</span>
    </Button>
  );
}
