extension Stylesheet {
    /// Tables, rows that become cards on narrow screens, lists of answers.
    static let tables = """
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; font-weight: 600; padding: 0.4rem 0; }
        th, td { text-align: left; vertical-align: top; padding: 0.55rem 1rem 0.55rem 0;
          border-bottom: 1px solid var(--line); }
        thead th { font-size: 0.93rem; vertical-align: bottom; }
        td { overflow-wrap: anywhere; }
        .scroll { position: relative; overflow-x: auto; margin-bottom: 1.5rem; max-width: 100%; }
        .scroll td { overflow-wrap: break-word; min-width: 6rem; }
        .said { min-width: 16rem; max-width: 34rem; }
        .table-block { border-top: 1px solid var(--line); padding-top: 0.25rem; margin: 0 0 \
        1.5rem; }
        .marked { display: flex; flex-wrap: wrap; gap: 0 0.75rem; } .marked p { margin: 0 0 \
        0.5rem; }
        .marked ul { display: flex; flex-wrap: wrap; gap: 0 0.25rem; list-style: none; padding: 0;
          margin: 0 0 0.5rem; }
        .marked a { display: inline-block; min-width: 1.75rem; text-align: center; }
        .table-block > p, .table-block > ul { max-width: 46rem; }
        .column-hint { display: block; font-weight: 400; color: var(--soft); font-size: 0.85rem;
          line-height: 1.35; max-width: 17rem; }
        .rows { table-layout: fixed; }
        .rows .no { width: 4.75rem; font-weight: 400; color: var(--soft);
          font-variant-numeric: tabular-nums; }
        .rows td.kind-number, .rows th.kind-number { text-align: right; }
        .rows th.kind-codes { width: 8.5rem; } .rows th.kind-choice { width: 19rem; }
        .rows th.kind-number, .rows th.kind-date { width: 10rem; }
        .rows td.has-error { box-shadow: inset 4px 0 0 var(--problem); padding-left: 0.75rem; }
        .rows.editing td { padding-top: 0.4rem; padding-bottom: 0.4rem; padding-right: 0.6rem; }
        .rows.editing td textarea { min-height: 2.5rem; }
        .rows.editing tr:focus-within > * { background: var(--ground); }
        .rows tbody tr:target > * { background: var(--active-ground); }
        .row-word, td .cell-label { position: absolute; width: 1px; height: 1px; overflow: hidden;
          clip-path: inset(50%); }
        .remove { display: block; font-size: 0.85rem; padding: 0.15rem 0; }
        .cell-before { font-size: 0.88rem; color: var(--soft); margin: 0.25rem 0 0; }
        td .finding { padding: 0.5rem 0.6rem; margin: 0.4rem 0 0; font-size: 0.93rem; }
        .summary-list { margin: 0 0 1.5rem; }
        .summary-list > div { display: grid; grid-template-columns: minmax(0, 16rem) minmax(0, 1fr);
          gap: 0 1.5rem; padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
        .summary-list dt { font-weight: 600; }
        .summary-list dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
        .summary-list dd ul { margin: 0; padding: 0; list-style: none; }
        .contents ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; list-style: none;
          padding: 0; }
        @media (max-width: 52rem) {
          .rows, .rows tbody, .rows tr, .rows td, .rows th { display: block; width: auto; }
          .rows caption { display: block; }
          .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
            clip-path: inset(50%); }
          .rows tr { border: 1px solid var(--line); border-radius: 4px; padding: 0.75rem 1rem;
            margin-bottom: 1rem; }
          .rows th.no, .rows td { border: 0; padding: 0.25rem 0; width: auto; }
          .rows .no { display: flex; justify-content: space-between; font-weight: 600;
            color: var(--ink); }
          .rows td.kind-number { text-align: left; }
          .row-word { position: static; width: auto; height: auto; clip-path: none;
            margin-right: 0.3rem; }
          .rows .no { justify-content: flex-start; gap: 0; }
          .rows .no .remove { margin-left: auto; font-weight: 400; }
          td .cell-label { position: static; width: auto; height: auto; clip-path: none;
            display: block; font-weight: 600; font-size: 0.93rem; }
          td .cell-label .hidden { position: absolute; }
          .question { grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
          .question .finding { grid-column: auto; }
          .beside { padding-top: 0; }
          .before-label, .before-value, .change { display: inline; margin-right: 0.4rem; }
        }
        @media (max-width: 36rem) {
          html { font-size: 100%; }
          h1 { font-size: 1.5rem; }
          .summary-list > div { grid-template-columns: minmax(0, 1fr); }
          .task { flex-wrap: wrap; }
          .task-status { max-width: 100%; text-align: left; }
          .number { flex-wrap: wrap; }
        }

        """

    /// Print and forced colours.
    static let paper = """
        @media (forced-colors: active) {
          .tag, .button, .finding, .panel { border: 1px solid; }
          .chart svg, svg.spark { forced-color-adjust: none; background: var(--paper); }
        }
        @media (prefers-reduced-motion: no-preference) {
          html { scroll-behavior: auto; }
        }
        @media print {
          html { font-size: 11pt; }
          .site-header { background: none; color: #000; border-bottom: 1pt solid #000; }
          .site-name { color: #000; }
          .with-side { display: block; } .side { display: none; }
          .who, .crumbs, .site-footer, .skip, .notice-bar, .actions, .workbook, .remove,
          button, .decline, .contents { display: none; }
          .frame, main.frame { max-width: none; padding: 0; }
          a { color: inherit; text-decoration: none; }
          .finding, tr, .card, .receipt { break-inside: avoid; }
          .rows { table-layout: auto; font-size: 9pt; }
        }

        """
}
