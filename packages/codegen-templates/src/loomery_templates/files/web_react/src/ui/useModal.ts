import { type RefObject, type ToggleEvent, useEffect, useLayoutEffect, useRef } from "react";

/** What a `<dialog>` gets. */
export interface Modal {
  ref: RefObject<HTMLDialogElement | null>;
  onBeforeToggle: (event: ToggleEvent<HTMLDialogElement>) => void;
  onClose: () => void;
}

/** Shows the browser's own modal dialog while `open`; `onClose` when the browser closes it, on Escape for example. */
export function useModal(open: boolean, onClose: () => void): Modal {
  const ref = useRef<HTMLDialogElement>(null);
  const told = useRef(false);
  useEffect(() => {
    const dialog = ref.current;
    told.current = !open;
    if (dialog && open && !dialog.open) dialog.showModal();
    if (dialog && !open && dialog.open) dialog.close();
  }, [open]);
  useLayoutEffect(() => {
    const dialog = ref.current;
    return () => {
      // A dialog that is taken away while it is open would not give the focus back.
      told.current = true;
      dialog?.close();
    };
  }, []);
  function tell() {
    if (!told.current) onClose();
    told.current = true;
  }
  return {
    ref,
    // Before the focus goes back to what opened it: pressed again at once, that must find the dialog closed.
    onBeforeToggle: ({ newState }) => {
      if (newState === "closed") tell();
    },
    // For browsers that do not tell beforehand; it comes late, when the dialog may be open again.
    onClose: () => {
      if (!ref.current?.open) tell();
    },
  };
}
