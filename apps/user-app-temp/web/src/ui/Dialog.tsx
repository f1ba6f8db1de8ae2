import { X } from "lucide-react";
import { type ReactNode, useId } from "react";

import { useWording } from "../lib/wording";
import { Button } from "./Button";
import { cx } from "./cx";
import { IconButton } from "./IconButton";
import { useModal } from "./useModal";

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  size?: "small" | "medium" | "large";
  children?: ReactNode;
}

const WIDTHS = { small: "max-w-md", medium: "max-w-xl", large: "max-w-3xl" };

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog(props: DialogProps) {
  const words = useWording();
  const { open, onClose, title, description, footer, size = "medium", children } = props;
  const id = useId();
  const modal = useModal(open, onClose);
  return (
    // The click that closes is on the backdrop only; the keyboard has Escape.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      {...modal}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      className={cx(
        "on-surface w-[calc(100%-2rem)] rounded-2xl border shadow-overlay open:animate-[rise_160ms_ease-out]",
        "backdrop:bg-black/45 backdrop:backdrop-blur-[2px]",
        WIDTHS[size],
      )}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {open && (
        <div className="flex max-h-[85dvh] flex-col">
          <header className="px-6 pt-5 pe-14">
            <h2 id={`${id}-title`} className="text-lg">
              {title}
            </h2>
            {description && (
              <p id={`${id}-description`} className="mt-1 text-[0.9375rem] text-muted">
                {description}
              </p>
            )}
          </header>
          {children && <div className="overflow-y-auto px-6 py-4">{children}</div>}
          {footer && <footer className="flex justify-end gap-2 px-6 pt-3 pb-5">{footer}</footer>}
          {/* Last, so that the focus goes to the first field or to "Cancel". */}
          <IconButton
            icon={X}
            label={words.close}
            size="small"
            className="absolute end-4 top-4"
            onClick={onClose}
          />
        </div>
      )}
    </dialog>
  );
}

export interface ConfirmDialogProps {
  open: boolean;
  title: string;
  description: ReactNode;
  /** The word on the button that does it: "Delete". */
  confirmLabel?: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is destroyed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const words = useWording();
  const { open, title, description, confirmLabel = words.delete, busy, onConfirm, onClose } = props;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      description={description}
      size="small"
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="danger" busy={busy ?? false} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
