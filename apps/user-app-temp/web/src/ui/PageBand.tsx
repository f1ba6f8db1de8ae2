/** The head of a page of a site: its h1 and a line under it, on a band. */
export function PageBand({ title, text }: { title: string; text?: string }) {
  return (
    <header className="on-surface border-b">
      <div className="mx-auto max-w-6xl px-4 py-12 sm:px-6 sm:py-16">
        <h1 className="text-3xl font-bold tracking-tight sm:text-4xl">{title}</h1>
        {text && <p className="mt-3 max-w-2xl text-lg text-muted">{text}</p>}
      </div>
    </header>
  );
}
