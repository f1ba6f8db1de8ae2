import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";
import { ACCEPTED } from "./readAttachment";

export interface AttachButtonProps {
  busy: boolean;
  onFiles: (files: Iterable<File>) => void;
}

/** Opens the browser's choice of files. */
export function AttachButton({ busy, onFiles }: AttachButtonProps) {
  const { t } = useTranslation("start");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        aria-label={t("attach.label")}
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          onFiles(target.files ?? []);
          target.value = "";
        }}
      />
      <Button
        variant="ghost"
        size="small"
        icon={Paperclip}
        busy={busy}
        title={t("attach.hint")}
        onClick={() => input.current?.click()}
      >
        {t("attach.button")}
      </Button>
    </>
  );
}
