extension Circumstance {
    /// The same place and moment, by nobody who is named.
    var unnamed: Circumstance { Circumstance(sequence: sequence, at: at, by: OfficerID("")) }
}

extension Reasoned {
    /// That it was done and when, by nobody who is named; with the reason where that is public.
    func unnamed(withReason: Bool) -> Reasoned {
        Reasoned(reason: withReason ? reason : "", circumstance: circumstance.unnamed)
    }
}

extension Publicity {
    /// Since when everyone may read a record; nil where they may not.
    public var forEveryone: Publicity? { isOpen ? Publicity(opened: opened.unnamed) : nil }
}
