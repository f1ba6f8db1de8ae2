import { useNavigation } from "react-router";
import { useWording } from "../lib/wording";

/** A thin line at the top while the next page loads; it shows only when that takes a moment. */
export function NavigationProgress() {
  const words = useWording();
  const { state } = useNavigation();
  if (state === "idle") return null;
  return (
    <div role="progressbar" aria-label={words.loading} className="fixed inset-x-0 top-0 z-50 h-0.5">
      <div className="h-full w-full origin-left animate-[advance_4s_200ms_ease-out_both] bg-link" />
    </div>
  );
}
