extension Stylesheet {
    /// What only pages about returns have: pairs of figures, contents at the side, conversations.
    static let returns = """
        .overdue-banner { border-left: 6px solid var(--problem); padding: 0.6rem 1rem;
          background: var(--problem-ground); margin-bottom: 0.75rem; }
        .overdue-banner p { margin: 0; }
        .late { color: var(--problem); }
        .task-status .hint { margin: 0.15rem 0 0; }
        .pair-row { border-top: 1px solid var(--line); padding: 1.1rem 0 0.5rem; margin: 0; }
        .pair-row > legend { float: left; width: 100%; font-size: 1.1rem; margin-bottom: 0.5rem; }
        .pair-row > legend + * { clear: both; }
        .pair-row.has-error { border-left: 4px solid var(--problem); padding-left: 1rem; }
        .pair-cells { display: grid; gap: 1rem 2rem;
          grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); }
        .pair-cells { grid-template-rows: auto auto; }
        .pair-cell { min-width: 0; font-size: 0.93rem; color: var(--soft); display: grid;
          grid-row: span 2; grid-template-rows: subgrid; gap: 0; }
        .pair-cell .ask { display: flex; flex-direction: column; }
        .pair-cell .ask > .hint { flex: 1; }
        .side-by-side { display: grid; gap: 0 1.5rem;
          grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); }
        .pair-cell .title, .pair-cell input { color: var(--ink); font-size: 1rem; }
        .pair-cell .calculated { color: var(--ink); font-size: 1.06rem; }
        .answer-links { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; margin: 0.4rem 0 0;
          font-size: 0.93rem; }
        .answer-links a { display: inline-block; padding: 0.15rem 0; }
        .earlier table { width: auto; margin: 0.25rem 0; color: var(--ink); }
        .earlier th, .earlier td { padding: 0.2rem 1rem 0.2rem 0; font-weight: 400; }
        .row-note { display: block; font-size: 0.82rem; line-height: 1.3; color: var(--soft);
          overflow-wrap: anywhere; }
        .no > a { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; }
        .section-status p { margin: 0 0 0.25rem; }
        .editing { max-width: 46rem; }
        .with-contents { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0 3rem;
          max-width: none; }
        .side-contents ul { display: block; position: sticky; top: 1rem; }
        .side-contents li { margin-bottom: 0.35rem; }
        .contents-body > section > h2:first-child { margin-top: 1.5rem; }
        .contents-body > .lead, .contents-body p { max-width: 46rem; }
        .thread { border-top: 1px solid var(--line); padding-top: 0.25rem; margin-bottom: 2rem; }
        .thread h2 { margin-top: 1rem; }
        .messages p { margin: 0 0 0.25rem; overflow-wrap: anywhere; }
        .meeting .together label { display: block; }
        .meeting .together { margin-bottom: 0.75rem; }
        .plain-list { list-style: none; margin: 0; padding: 0; }
        .summary-list.changing > div { grid-template-columns: minmax(0, 16rem) minmax(0, 1fr) auto; }
        .average { max-width: 46rem; margin-bottom: 0.5rem; }
        .average td { padding: 0.35rem 0.75rem 0.35rem 0; }
        .neighbours ul { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; }
        @media (max-width: 60rem) {
          .with-contents { grid-template-columns: minmax(0, 1fr); }
          .side-contents ul { position: static; }
        }
        @media (max-width: 36rem) {
          .summary-list.changing > div { grid-template-columns: minmax(0, 1fr); }
          .average, .average tbody, .average tr, .average td { display: block; }
          .average thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
            clip-path: inset(50%); }
          .average tr { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
          .average td { border: 0; padding: 0.15rem 0; }
          .average td .cell-label { position: static; width: auto; height: auto; clip-path: none;
            display: block; font-weight: 600; font-size: 0.93rem; }
        }
        @media print {
          .side-contents, .answer-links, .earlier { display: none; }
          .with-contents { display: block; }
        }

        """
}
