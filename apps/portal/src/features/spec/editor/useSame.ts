import { useState } from "react";

/**
 * The value as it was first given, as long as what comes later says the same: lists that a page makes anew at every
 * render would otherwise have every card drawn again.
 */
export function useSame<Value>(value: Value): Value {
  const [kept, keep] = useState(value);
  if (value === kept || JSON.stringify(value) === JSON.stringify(kept)) return kept;
  keep(value);
  return value;
}
