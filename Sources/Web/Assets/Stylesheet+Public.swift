extension Stylesheet {
    /// What the public site has besides: the first page, the search, facts in pairs, paper.
    static let everyone = """
        .who a { color: var(--paper); }
        .search { max-width: 36rem; margin: 0 0 1.5rem; }
        .search label { display: block; font-weight: 600; margin-bottom: 0.25rem; }
        .search .together { flex-wrap: nowrap; align-items: stretch; }
        .search .together input { flex: 1 1 auto; min-width: 0; }
        .news, .results, .plain-list { list-style: none; padding: 0; }
        .news li { margin-bottom: 0.8rem; } .news .tag { margin-right: 0.4rem; }
        .results li { margin-bottom: 1.25rem; } .results p { margin: 0.1rem 0 0; }
        .results a { font-weight: 600; }
        mark { background: var(--found-ground); color: var(--ink); padding: 0 0.1em; }
        .plain-list li { margin-bottom: 0.35rem; overflow-wrap: anywhere; }
        .pages ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none;
          padding: 0; }
        .downloads { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
        .address { overflow-wrap: anywhere; }
        .follow { max-width: 46rem; }
        .publicity { margin: 1.5rem 0; }
        .card .summary-list { margin: 0.5rem 0 0; }
        .card .summary-list > div:last-child { border-bottom: 0; padding-bottom: 0; }
        .pair > section > h2:first-child { margin-top: 1.5rem; }
        h2 + .scroll > table > caption, h3 + .scroll > table > caption { position: absolute;
          width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        @media (min-width: 60rem) {
          .cards.two { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
          .cards.two > .card { margin: 0; }
          main.wide > .summary-list.paired { max-width: none; display: grid;
            grid-template-columns: 1fr 1fr; gap: 0 3rem; }
          .summary-list.paired > div { grid-template-columns: minmax(0, 11rem) minmax(0, 1fr); }
        }

        """

    /// The board pack and every other page on paper.
    static let sheets = """
        @media print {
          .search, .pages, .downloads, .publicity, .follow { display: none; }
          main a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em;
            overflow-wrap: anywhere; }
          h2, h3, caption, .chart-title { break-after: avoid; }
          table.data, .chart, .figures, .summary-list > div { break-inside: avoid; }
          table.data:has(tr:nth-child(25)) { break-inside: auto; }
          table.data tr { break-inside: avoid; }
          .chart-data { display: none; }
          .chart svg.narrow { display: none; } .chart svg.wide { display: block; }
          main.frame { padding-top: 4mm; }
          table.data .hint, table.data .tag { font-size: inherit; }
          table.data thead th { font-size: inherit; }
          .pack .chart { max-width: 105mm; margin-bottom: 3mm; }
          .pack .chart .hint { display: none; }
          .pack .sheet { break-before: page; }
          .pack .sheet h2 { margin: 0 0 1mm; }
          .pack p { margin-bottom: 2mm; }
          .pack .figures { gap: 1mm 6mm; margin-bottom: 3mm; }
          .pack .figures strong { font-size: 11pt; }
          .one-line table.data { font-size: 6.8pt; table-layout: fixed; line-height: 1.3; }
          .one-line table.data th, .one-line table.data td { padding: 0.8pt 4pt 0.8pt 0;
            white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
          .one-line th:first-child { width: 22%; }
          .one-line th:nth-child(2), .one-line th:nth-child(3), .one-line th:nth-child(5) {
            width: 11.5%; }
          .one-line th:nth-child(4) { width: 5.5%; }
          .one-line th:nth-child(6), .one-line th:nth-child(7) { width: 6.8%; }
          .one-line th:nth-child(8) { width: 10.5%; }
          .pack > .scroll table.data { font-size: 7.5pt; }
          .pack > .scroll td:last-child { width: 34%; }
        }

        """
}
