import { Printer } from "lucide-react";

import { Button } from "../../ui/Button";

/** Puts the page on paper, or into a PDF where the browser offers that. */
export function PrintButton() {
  return (
    <Button
      variant="secondary"
      icon={Printer}
      onClick={() => {
        window.print();
      }}
    >
      Print
    </Button>
  );
}
