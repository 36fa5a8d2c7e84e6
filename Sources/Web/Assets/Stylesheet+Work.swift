extension Stylesheet {
    /// Work, letters and what stands beside the name in the header.
    static let work = """
        .duties, .letters { list-style: none; padding: 0; max-width: 46rem; }
        .duties { border-top: 1px solid var(--line); }
        .duty { display: grid; grid-template-columns: minmax(0, 1fr) 13rem; gap: 0.25rem 1.5rem;
          padding: 0.8rem 0; border-bottom: 1px solid var(--line); align-items: start; }
        .duty a { font-weight: 600; overflow-wrap: anywhere; }
        .duty .hint { margin: 0.15rem 0 0; }
        .duty details { grid-column: 1 / -1; margin: 0; font-size: 0.93rem; }
        .more { border-bottom: 1px solid var(--line); } .more > details { margin: 0.6rem 0; }
        .pause { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; }
        .pause select { width: auto; }
        .pause .button { margin: 0; }
        .letter { border: 1px solid var(--line); border-radius: 4px; padding: 1rem 1.25rem;
          margin-bottom: 1rem; }
        .letter h2 { margin: 0 0 0.25rem; font-size: 1.1rem; }
        .letter-text { white-space: pre-wrap; overflow-wrap: anywhere; }
        .letter form { margin: 0; }
        .count { display: inline-block; min-width: 1.5em; padding: 0 0.4em; margin-left: 0.3em;
          border-radius: 1em; background: var(--paper); color: var(--accent); font-size: 0.85rem;
          font-weight: 700; text-align: center; }
        @media (max-width: 40rem) { .duty { grid-template-columns: minmax(0, 1fr); } }

        """
}
