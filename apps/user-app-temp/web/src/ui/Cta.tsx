import type { ReactNode } from "react";

/** A band that asks for one thing. Its buttons: variant="inverse". */
export function Cta(props: { title: string; text?: string; actions: ReactNode }) {
  return (
    <section className="mx-auto w-full max-w-6xl px-4 py-(--section-padding) sm:px-6">
      <div className="on-primary flex flex-wrap items-center justify-between gap-8 rounded-2xl px-6 py-10 shadow-raised sm:px-12 sm:py-14">
        <div className="max-w-xl">
          <h2 className="text-2xl leading-tight sm:text-3xl">{props.title}</h2>
          {props.text && <p className="mt-2 text-lg">{props.text}</p>}
        </div>
        <div className="flex flex-wrap gap-3">{props.actions}</div>
      </div>
    </section>
  );
}
