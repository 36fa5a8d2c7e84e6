extension Stylesheet {
    /// Fields, buttons, questions, findings.
    static let fields = """
        input, select, textarea, button { font: inherit; color: inherit; }
        input[type="text"], input[type="email"], input[type="password"], select, textarea { border: 1px solid var(--edge); border-radius: 3px;
          background: var(--paper); padding: 0.4rem 0.55rem; width: 100%; }
        textarea { line-height: 1.45; resize: vertical; field-sizing: content; min-height: 3.6rem;
          max-height: 30rem; display: block; }
        input:focus-visible, select:focus-visible, textarea:focus-visible, button:focus-visible {
          outline: 3px solid var(--ink); outline-offset: 0; box-shadow: 0 0 0 6px var(--focus); }
        [aria-invalid="true"] { border: 2px solid var(--problem) !important; }
        .width-number { max-width: 11rem; text-align: right; font-variant-numeric: tabular-nums; }
        .width-date { max-width: 15rem; } .width-text { max-width: 24rem; }
        .width-day { max-width: 4rem; } .width-year { max-width: 6rem; }
        .number { display: flex; align-items: center; gap: 0.5rem; }
        .affix { color: var(--soft); white-space: nowrap; }
        .button { display: inline-block; background: var(--accent); color: var(--paper); border: 0;
          border-radius: 3px; padding: 0.5rem 1rem; font-weight: 600; text-decoration: none;
          cursor: pointer; min-height: 2.6rem; line-height: 1.6; }
        .button:hover { filter: brightness(0.9); }
        .button.secondary { background: var(--paper); color: var(--accent);
          box-shadow: inset 0 0 0 2px var(--accent); }
        .button.secondary:hover { background: var(--ground); filter: none; }
        .button.secondary:focus-visible { box-shadow: inset 0 0 0 2px var(--accent),
          0 0 0 6px var(--focus); }
        .button.danger { background: var(--problem); color: var(--paper); }
        .link { background: none; border: 0; padding: 0.2rem 0; color: var(--accent);
          text-decoration: underline; cursor: pointer; }
        .link.on-dark { color: var(--paper); }
        .actions { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem 1.25rem;
          margin: 1.5rem 0; }
        label.title, legend, div.title { display: block; font-weight: 600; margin-bottom: 0.15rem;
          padding: 0; }
        fieldset { border: 0; padding: 0; margin: 0 0 1.25rem; min-width: 0; }
        .choice { display: flex; align-items: baseline; gap: 0.6rem; padding: 0.3rem 0; }
        .choice input { width: 1.25rem; height: 1.25rem; flex: none; accent-color: var(--accent);
          margin: 0; position: relative; top: 0.2rem; }
        .together { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; }
        input[type="file"] { max-width: 100%; padding: 0.3rem 0; }
        .upload label { font-weight: 600; display: block; margin-bottom: 0.25rem; }
        .compare { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end;
          margin-bottom: 1rem; }
        .error { color: var(--problem); font-weight: 600; margin: 0.15rem 0 0.4rem; }
        .section-status { margin-bottom: 1rem; }
        .guidance { max-width: 46rem; margin-bottom: 1.25rem; }
        .guidance p:last-child, .guidance ul:last-child { margin-bottom: 0; }
        summary { cursor: pointer; color: var(--accent); padding: 0.2rem 0; width: fit-content; }
        details > :nth-child(2) { margin-top: 0.5rem; }
        .question { display: grid; grid-template-columns: minmax(0, 42rem) minmax(0, 1fr);
          gap: 0 2rem; padding: 1.1rem 0; border-top: 1px solid var(--line); }
        .question.has-error { border-left: 4px solid var(--problem); padding-left: 1rem; }
        .question .finding { grid-column: 1; }
        .question .hint { max-width: 38rem; }
        .unit { display: block; }
        .beside { font-size: 0.93rem; color: var(--soft); padding-top: 0.1rem; }
        .before-label, .before-value, .change { display: block; }
        .before-value { color: var(--ink); font-variant-numeric: tabular-nums; font-size: 1.06rem; }
        .history-link { font-size: 0.9rem; }
        .calculated { display: inline-block; font-variant-numeric: tabular-nums; font-weight: 600;
          background: var(--ground); border-radius: 3px; padding: 0.35rem 0.75rem; }
        .given { white-space: normal; overflow-wrap: anywhere; }
        .none { color: var(--soft); }
        .finding { border-left: 4px solid var(--attention-edge);
          background: var(--notice-ground); padding: 0.75rem 1rem; margin: 0.75rem 0;
          max-width: 46rem; }
        .finding.note { border-left-color: var(--line); background: var(--ground); }
        .finding p { margin: 0 0 0.4rem; } .finding > :last-child { margin-bottom: 0; }
        .finding label { font-weight: 600; display: block; margin-bottom: 0.2rem; }
        .quoted { border-left: 2px solid var(--line); padding-left: 0.75rem; }
        .completion { border-top: 2px solid var(--ink); padding-top: 1.25rem; margin-top: 1.5rem; }
        .completion legend { float: left; width: 100%; font-size: 1.12rem; }
        .completion legend + * { clear: both; }
        .conflict { border: 1px solid var(--line); border-radius: 4px; padding: 1rem 1.25rem; }
        .conflict legend { padding: 0 0.4rem; }
        .meeting { margin-top: 1rem; }
        .decline { margin: 1.5rem 0; }
        li form { display: inline; }
        .warning { border: 4px solid var(--accent); border-radius: 4px; padding: 1.25rem;
          max-width: min(30rem, calc(100vw - 2rem)); color: var(--ink); }
        .warning h2 { margin-top: 0; } .warning::backdrop { background: rgb(0 0 0 / 0.5); }

        """
}
