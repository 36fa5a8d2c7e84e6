import Reckoning

extension TypedText {
    /// The day in `2017-09-30`, `30/09/2017`, `30 September 2017` or `30 Sep 2017`.
    var day: Day? { Day(typed: trimmed) }
}
