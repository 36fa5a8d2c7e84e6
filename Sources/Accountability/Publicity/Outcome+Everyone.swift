extension Outcome {
    /// What everyone may read of it: all but officers, remarks and reasons, with counts of people
    /// too small to show withheld.
    public var forEveryone: Outcome {
        var open = Outcome(record: record, framed: framed.unnamed)
        open.reframings = reframings.map { $0.unnamed(withReason: false) }
        open.withheld = values.map(\.value)
            .filter { record.indicator.isAboutPeople && $0.value.isSmallCount }.map(\.day)
        open.values = values.filter { !open.withheld.contains($0.value.day) }.map { recorded in
            var value = recorded.value
            value.note = ""
            return RecordedFigure(value: value, circumstance: recorded.circumstance.unnamed)
        }
        open.forecasts = forecasts.map {
            RecordedForecast(forecast: $0.forecast, circumstance: $0.circumstance.unnamed)
        }
        open.accounts = accounts.map {
            WrittenAccount(account: $0.account, circumstance: $0.circumstance.unnamed)
        }
        open.links = links
        return open
    }
}
