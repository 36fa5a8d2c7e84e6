extension Stylesheet {
    /// Words, header, footer, task list, tags.
    static let frame = """
        *, *::before, *::after { box-sizing: border-box; }
        html { font-family: var(--font); font-size: 106.25%; line-height: 1.5; color: var(--ink);
          background: var(--paper); -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; }
        .frame { width: 100%; max-width: 46rem; padding: 0 var(--gap); }
        .frame.wide { max-width: 76rem; margin: 0 auto; }
        main.frame { flex: 1; max-width: 76rem; margin: 0 auto; padding-top: 1.5rem;
          padding-bottom: 4rem; }
        main:focus { outline: none; }
        main:not(.wide) > *:not(.panel) { max-width: 46rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1.25rem; letter-spacing: -0.01em; }
        h1 .above { display: block; font-size: 1rem; font-weight: 400; color: var(--soft);
          letter-spacing: 0; margin-bottom: 0.35rem; }
        h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.25rem 0 0.75rem; }
        h3 { font-size: 1.1rem; margin: 1.5rem 0 0.5rem; }
        p, ul, ol { margin: 0 0 1rem; }
        .lead { font-size: 1.12rem; max-width: 42rem; }
        .hint, .optional, .card-note, .card-sub { color: var(--soft); }
        .hint { font-size: 0.93rem; margin: 0 0 0.5rem; }
        .optional { font-weight: 400; }
        .code { color: var(--soft); font-weight: 400; } a .code { color: inherit; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: \
        inset(50%);
          white-space: nowrap; }
        a { color: var(--accent); text-underline-offset: 0.15em; }
        a:hover { text-decoration-thickness: 2px; }
        a:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
          outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 3px var(--focus); }
        code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.9em; }
        .hash { overflow-wrap: anywhere; }
        .skip { position: absolute; left: -999rem; background: var(--paper); padding: 0.5rem 1rem; }
        .skip:focus { left: 0.5rem; top: 0.5rem; z-index: 1; }
        .site-header { background: var(--accent); color: var(--paper); }
        .bar { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: center;
          justify-content: space-between; padding-top: 0.75rem; padding-bottom: 0.75rem; }
        .site-name { color: var(--paper); font-weight: 700; font-size: 1.15rem;
          text-decoration: none; display: inline-flex; align-items: center; gap: 0.6rem; }
        .site-logo { height: 2rem; width: auto; max-width: 10rem; vertical-align: middle;
          background: var(--paper); border-radius: 3px; padding: 0.15rem 0.3rem; }
        .site-name:hover { text-decoration: underline; }
        .who-name { color: #fff; }
        .who { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; }
        .site-header a:focus-visible, .site-header button:focus-visible {
          outline-color: var(--paper); box-shadow: none; }
        .notice-bar { background: var(--ground); border-bottom: 1px solid var(--line);
          padding: 0.4rem 0; font-size: 0.93rem; }
        .crumbs { padding-top: 1rem; font-size: 0.93rem; }
        .crumbs ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap;
          gap: 0.25rem 0.5rem; }
        .crumbs li + li::before { content: "›"; color: var(--soft); margin-right: 0.5rem; }
        .notice-bar { color: var(--ink); }
        .site-footer { background: var(--ground); border-top: 1px solid var(--line);
          padding: 1.5rem 0; font-size: 0.93rem; }
        .site-footer ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap;
          gap: 0.25rem 1.5rem; }
        .site-footer p { margin: 0.25rem 0 0; color: var(--soft); }
        .tag { display: inline-block; font-size: 0.9rem; font-weight: 600; line-height: 1.4;
          padding: 0.05rem 0.5rem; border-radius: 3px; white-space: nowrap; }
        .tag-quiet { background: var(--quiet-ground); color: var(--ink); }
        .tag-active { background: var(--active-ground); color: var(--active); }
        .tag-attention { background: var(--attention-ground); color: var(--attention); }
        .tag-problem { background: var(--problem-ground); color: var(--problem); }
        .blocked { color: var(--soft); }
        .cards, .tasks, .links, .sign-in, .chain, .signatures, .timeline, .messages, .figures {
          list-style: none; padding: 0; }
        .card { border: 1px solid var(--line); border-radius: 4px; padding: 1rem 1.25rem;
          margin-bottom: 1rem; max-width: 46rem; }
        .card h2, .card h3 { margin: 0; font-size: 1.15rem; }
        .card p { margin: 0.35rem 0 0; }
        .overdue { color: var(--problem); font-weight: 600; }
        .standing { margin-bottom: 1.5rem; } .standing p { margin: 0 0 0.35rem; }
        .panel { background: var(--ground); border-radius: 4px; padding: 1rem 1.25rem;
          margin: 0 0 1.5rem; max-width: 46rem; }
        .panel h2 { margin: 0 0 0.35rem; font-size: 1.1rem; }
        .panel > :last-child { margin-bottom: 0; }
        .tasks { border-top: 1px solid var(--line); max-width: 46rem; }
        .task { position: relative; display: flex; gap: 0.25rem 1rem; justify-content: \
        space-between;
          align-items: baseline; padding: 0.7rem 0; border-bottom: 1px solid var(--line); }
        .task-name a::after { content: ""; position: absolute; inset: 0; }
        .task:not(.waiting):hover { background: var(--ground); }
        .task .hint { margin: 0; }
        .task-status { text-align: right; flex: none; max-width: 45%; }
        .waiting .task-name { color: var(--soft); }
        .after-tasks { color: var(--soft); }
        .with-side { display: grid; grid-template-columns: minmax(0, 46rem) minmax(0, 1fr);
          gap: 0 3rem; max-width: none; }
        .side .links { margin-top: 1.5rem; }
        @media (max-width: 60rem) {
          .with-side { grid-template-columns: minmax(0, 1fr); }
          .side { margin-top: 2rem; }
        }
        .links li, .contents li { margin-bottom: 0.35rem; }
        .sign-in { display: flex; flex-wrap: wrap; gap: 0.75rem; }
        .inset { border-left: 4px solid var(--line); padding: 0.5rem 0 0.5rem 1rem; }
        .summary { border: 4px solid var(--problem); padding: 1rem 1.25rem; margin: 0 0 1.75rem;
          max-width: 46rem; }
        .summary h2 { margin: 0 0 0.5rem; } .summary ul { margin: 0; padding: 0; list-style: none; }
        .summary a { color: var(--problem); font-weight: 600; }
        .receipt { border: 4px solid var(--accent); padding: 1.5rem; margin-bottom: 1.5rem; }
        .receipt h1 { margin-bottom: 0.5rem; } .receipt p { margin: 0; overflow-wrap: anywhere; }
        .receipt strong { font-size: 1.2rem; }
        .chain > li, .timeline > li, .messages > li { border-left: 3px solid var(--line);
          padding: 0 0 0.25rem 1rem; margin-bottom: 1.25rem; }
        .chain h2 { margin: 0 0 0.25rem; font-size: 1.1rem; }
        .chain p, .timeline p { margin: 0 0 0.25rem; overflow-wrap: anywhere; }
        .signatures { margin: 0.5rem 0; } .signatures li { margin-bottom: 0.75rem; }
        .void > p:first-child { color: var(--soft); }
        .figures { display: flex; flex-wrap: wrap; gap: 0.5rem 1.75rem; }
        .figures strong { font-size: 1.5rem; margin-right: 0.2rem; }

        """
}
