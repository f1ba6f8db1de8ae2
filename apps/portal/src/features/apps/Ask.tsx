import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { FormError } from "./FormError";

export interface AskProps {
  title: string;
  description?: ReactNode;
  /** The word on the button that does it. */
  does: string;
  danger?: boolean;
  /** Whether it may be done yet. */
  ready?: boolean;
  busy: boolean;
  error: unknown;
  onDo: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** A small form over the page: what will happen, what has to be given for it, do it or leave it. */
export function Ask(props: AskProps) {
  const { t } = useTranslation();
  const {
    title,
    description,
    does,
    danger = false,
    ready = true,
    busy,
    error,
    onDo,
    onClose,
  } = props;
  return (
    <Dialog open onClose={onClose} title={title} description={description} size="small">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) onDo();
        }}
      >
        {props.children}
        <FormError error={error} />
        <div className="flex justify-end gap-2 pb-1">
          <Button variant="secondary" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button
            type="submit"
            variant={danger ? "danger" : "primary"}
            disabled={!ready}
            busy={busy}
          >
            {does}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
