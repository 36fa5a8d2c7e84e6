"""Reads a calendar with another maker's parser and says what is in it, as JSON."""
import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
events = []
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    end = event.get("DTEND")
    events.append({
        "uid": str(event["UID"]),
        "summary": str(event["SUMMARY"]),
        "start": event["DTSTART"].dt.isoformat(),
        "end": end.dt.isoformat() if end else "",
        "stamp": event["DTSTAMP"].dt.isoformat(),
        "url": str(event["URL"]),
    })
print(json.dumps({
    "version": str(calendar["VERSION"]), "product": str(calendar["PRODID"]),
    "errors": [str(error) for error in calendar.errors], "events": events,
}))
