/** The mark of Loomery: warp and weft. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden>
      <rect width="32" height="32" rx="8" className="fill-primary" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
        <path d="M9 8v16M16 8v16M23 8v16" />
        <path d="M6 12h6M14 12h10M6 20h12M20 20h6" stroke="#a5b4fc" />
      </g>
    </svg>
  );
}
