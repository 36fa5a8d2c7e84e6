extension Stylesheet {
    /// Charts: their colours are the tokens of `ChartColour`, and no others.
    static let charts =
        ChartColour.tokens + """
            .chart { margin: 0 0 2.25rem; max-width: 42rem; }
            .chart figcaption { margin-bottom: 0.75rem; }
            .chart-title { font-weight: 600; margin: 0 0 0.15rem; }
            .chart .hint { margin: 0 0 0.25rem; }
            .chart svg { display: block; width: 100%; height: auto; overflow: visible; }
            .chart svg.narrow { display: none; max-width: 26rem; }
            .chart text { font-size: 13px; font-family: var(--font); fill: var(--chart-words);
              font-variant-numeric: tabular-nums; paint-order: stroke; stroke: var(--paper);
              stroke-width: 3px; stroke-linejoin: round; }
            .chart text.strong { font-weight: 600; fill: var(--chart-outline); }
            .chart text.target-words { fill: var(--chart-target); }
            .chart text.actual-words, .chart text.forecast-words { fill: var(--chart-actual);
              font-weight: 600; }
            .chart .grid { stroke: var(--chart-grid); }
            .chart .axis { stroke: var(--chart-plan); }
            .chart .joint { stroke: var(--chart-plan); stroke-dasharray: 2 2; }
            .chart .centre { stroke: var(--chart-outline); stroke-width: 1.25; }
            .chart .limit { stroke: var(--chart-plan); stroke-width: 1.25; stroke-dasharray: 5 4; }
            .chart line.target { stroke: var(--chart-target); stroke-width: 1.75;
              stroke-dasharray: 10 3; }
            .chart .break { stroke: var(--chart-outline); stroke-dasharray: 1 3; }
            .chart .course { fill: none; stroke: var(--chart-plan); stroke-width: 1.25; }
            .chart .point { stroke: var(--chart-outline); stroke-width: 1.1; }
            .chart .point.outside { stroke-width: 2.4; }
            .point.commonCause { fill: var(--chart-commonCause); }
            .point.improvement { fill: var(--chart-improvement); }
            .point.concern { fill: var(--chart-concern); }
            .point.neutral { fill: var(--chart-neutral); }
            path.line { fill: none; stroke-width: 2; stroke-linejoin: round; }
            path.line.plan { stroke: var(--chart-plan); }
            path.line.actual { stroke: var(--chart-actual); stroke-width: 2.5; }
            path.line.forecast { stroke: var(--chart-actual); stroke-dasharray: 6 5; }
            .dot.plan { fill: var(--chart-plan); }
            .dot.actual, .dot.forecast { fill: var(--chart-actual); }
            .bar.actual, .part-now { fill: var(--chart-actual); }
            .bar.gain { fill: var(--chart-gain); }
            .bar.loss, .part-before { fill: var(--chart-loss); }
            svg.spark { display: inline-block; vertical-align: middle; }
            svg.spark path.line.actual { stroke-width: 1.75; }
            .chart-key { display: flex; flex-wrap: wrap; gap: 0.1rem 1.25rem; list-style: none;
              padding: 0; margin: 0.5rem 0; font-size: 0.93rem; }
            .chart .chart-key svg { display: inline-block; width: 1.1rem; height: 1.1rem;
              vertical-align: -0.2rem; }
            .chart-notes { margin: 0.5rem 0; padding-left: 1.4rem; font-size: 0.93rem; }
            .chart-data { margin-top: 0.4rem; font-size: 0.93rem; }
            .chart-data th, .chart-data td { padding: 0.3rem 1rem 0.3rem 0; }
            .chart-data .figure { text-align: right; font-variant-numeric: tabular-nums;
              min-width: 5rem; white-space: nowrap; }
            .chart-data tbody th { font-weight: 400; }
            .pairs ul { list-style: none; padding: 0; } .pairs li { margin-bottom: 0.9rem; }
            .pairs p { margin: 0 0 0.2rem; font-size: 0.93rem; }
            .pairs svg { height: 22px; }
            @media (max-width: 36rem) {
              .chart svg.wide { display: none; }
              .chart svg.narrow { display: block; }
            }

            """
}
