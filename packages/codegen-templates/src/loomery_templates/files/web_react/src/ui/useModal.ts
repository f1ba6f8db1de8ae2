import { type RefObject, type SyntheticEvent, useEffect, useLayoutEffect, useRef } from "react";

/** What a `<dialog>` gets. */
export interface Modal {
  ref: RefObject<HTMLDialogElement | null>;
  onCancel: (event: SyntheticEvent<HTMLDialogElement>) => void;
  onClose: () => void;
}

/** Shows the browser's own modal dialog while `open`; `onClose` when the person wants it gone, by Escape for example. */
export function useModal(open: boolean, onClose: () => void): Modal {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && open && !dialog.open) dialog.showModal();
    if (dialog && !open && dialog.open) dialog.close();
  }, [open]);
  useLayoutEffect(() => {
    const dialog = ref.current;
    // A dialog that is taken away while it is open would not give the focus back.
    return () => dialog?.close();
  }, []);
  return {
    ref,
    // The browser would close it first and tell later: what opened it, pressed again at once, would still find it open.
    onCancel: (event) => {
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      onClose();
    },
    // The browser closes it all the same when nobody has touched it. It tells late: it may be open again.
    onClose: () => {
      if (!ref.current?.open) onClose();
    },
  };
}
