extension Stylesheet {
    /// Decisions, funds, initiatives and the portfolio; a board pack on A4.
    static let money = """
        .service-nav { background: var(--paper); border-bottom: 1px solid var(--line); }
        .service-nav ul { list-style: none; margin: 0 auto; display: flex; flex-wrap: wrap;
          gap: 0 1.5rem; }
        .service-nav a { display: inline-block; padding: 0.6rem 0 0.45rem; text-decoration: none;
          font-weight: 600; border-bottom: 4px solid transparent; }
        .service-nav a:hover { text-decoration: underline; }
        .service-nav a[aria-current] { border-bottom-color: var(--accent); color: var(--ink); }
        .site-header .service-nav a:focus-visible { outline-color: var(--ink);
          box-shadow: 0 0 0 3px var(--focus); }
        .tabs ul { list-style: none; margin: 0 0 1.5rem; padding: 0; display: flex; flex-wrap: wrap;
          gap: 0 1.25rem; border-bottom: 1px solid var(--line); }
        .tabs a { display: inline-block; padding: 0.5rem 0 0.4rem; text-decoration: none;
          border-bottom: 4px solid transparent; }
        .tabs a:hover { text-decoration: underline; }
        .tabs a[aria-current] { border-bottom-color: var(--accent); color: var(--ink);
          font-weight: 600; }
        .choices { list-style: none; padding: 0; max-width: 46rem; }
        .choices li { padding: 0.55rem 0; border-bottom: 1px solid var(--line); }
        .formula { overflow-wrap: anywhere; }
        .standing-line { display: flex; flex-wrap: wrap; gap: 0.35rem 0.75rem;
          align-items: baseline; }
        .lead, .prose, .condition > *:not(.scroll), form.plain { max-width: 46rem; }
        main.wide > .finding, main.wide > .summary-list, main.wide section > .summary-list,
        .prose p { max-width: 46rem; }
        .finding h2 { margin: 0 0 0.35rem; font-size: 1.1rem; }
        .finding ul { margin: 0; padding-left: 1.25rem; } .finding li { margin-bottom: 0.35rem; }
        table.data th.figure, table.data td.figure { text-align: right; white-space: nowrap;
          font-variant-numeric: tabular-nums; overflow-wrap: normal; }
        table.data tbody th { font-weight: 400; min-width: 8rem; }
        table.data tfoot th, table.data tfoot td { font-weight: 600; border-bottom: 0;
          border-top: 2px solid var(--ink); }
        table.data .hint { margin: 0; }
        @media (max-width: 36rem) { table.data td:not(.figure) { min-width: 9rem; } }
        .field { margin-bottom: 1.25rem; }
        form.plain:focus { outline: none; }
        .promises { list-style: none; margin: 0; padding: 0; }
        .promises li + li { margin-top: 0.4rem; }
        .row-fields { border-left: 4px solid var(--line); padding-left: 1rem; margin: 1.5rem 0; }
        .row-fields legend { font-size: 1.05rem; padding: 0; margin-bottom: 0.5rem; }
        .folded { border-left: 4px solid var(--line); padding: 0.25rem 0 0.25rem 1rem;
          margin: 0.5rem 0 1.5rem; }
        code { overflow-wrap: anywhere; }
        .tabs ul { list-style: none; margin: 1.5rem 0 1rem; padding: 0; display: flex; flex-wrap: wrap;
          gap: 0 1.5rem; border-bottom: 1px solid var(--line); }
        .tabs a { display: inline-block; padding: 0.5rem 0 0.4rem; text-decoration: none;
          border-bottom: 4px solid transparent; }
        .tabs a:hover { text-decoration: underline; }
        .tabs a[aria-current] { border-bottom-color: var(--accent); color: var(--ink);
          font-weight: 600; }
        .filter { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end;
          background: var(--ground); border-radius: 4px; padding: 1rem 1.25rem;
          margin: 0 0 1.5rem; }
        .filter > div:not(.actions) { flex: 1 1 12rem; max-width: 20rem; min-width: 0; }
        .filter label { display: block; font-weight: 600; font-size: 0.93rem; }
        .filter .actions { margin: 0; }
        .filter.known > div:not(.actions) { flex: 0 1 20rem; }
        .ratings { list-style: none; padding: 0; display: flex; flex-wrap: wrap;
          gap: 0.5rem 2rem; }
        .ratings .hint { margin: 0.15rem 0 0; max-width: 20rem; }
        .pair { display: grid; gap: 0 3rem;
          grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); }

        .needs li { margin-bottom: 0.6rem; }
        @media print {
          @page { size: A4; margin: 18mm 15mm; }
          .service-nav, .filter, form.plain, details:not(.chart-data) { display: none; }
          .scroll { overflow: visible; }
          table.data { font-size: 8.5pt; } table.data td, table.data th { padding: 2pt 6pt 2pt 0;
            min-width: 0; white-space: normal; }
          .sheet { break-before: page; }
          thead { display: table-header-group; }
          .tag { border: 1pt solid #000; background: none; color: #000; }
        }

        """
}
