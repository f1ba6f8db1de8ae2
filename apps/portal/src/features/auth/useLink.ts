import { useEffect, useRef, useState } from "react";

/** What became of a link; `error` only when it was refused. */
export interface Followed {
  isPending: boolean;
  isSuccess: boolean;
  error: unknown;
}

const PENDING: Followed = { isPending: true, isSuccess: false, error: null };
const followed = new Map<string, Promise<Followed>>();

/** Uses what stands in the link of a mail, once, however often the page is drawn. */
export function useLink(kind: string, token: string, follow: () => Promise<unknown>): Followed {
  const [state, setState] = useState(PENDING);
  const first = useRef(follow);
  useEffect(() => {
    const key = `${kind} ${token}`;
    const outcome = followed.get(key) ?? outcomeOf(first.current());
    followed.set(key, outcome);
    let here = true;
    void outcome.then((done) => {
      if (here) setState(done);
    });
    return () => {
      here = false;
    };
  }, [kind, token]);
  return state;
}

function outcomeOf(following: Promise<unknown>): Promise<Followed> {
  return following.then(
    () => ({ isPending: false, isSuccess: true, error: null }),
    (error: unknown) => ({ isPending: false, isSuccess: false, error }),
  );
}
