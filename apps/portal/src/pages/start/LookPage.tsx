import { useOutletContext } from "react-router";

import { LookEditor } from "../../features/spec";
import type { Review } from "../../features/start/useReview";

/** Colours, shapes and fonts, with what they make of the application. */
export function Component() {
  const { history } = useOutletContext<Review>();
  return <LookEditor spec={history.spec} onChange={history.change} />;
}
