import { Page } from "../app/Page";
import { DonePerDaySection } from "./donePage/DonePerDaySection";
import { FiguresSection } from "./donePage/FiguresSection";

export function DonePage() {
  return (
    <Page title="Done">
      <FiguresSection />
      <DonePerDaySection />
    </Page>
  );
}

export { DonePage as Component };
