import Accountability
import Forms
import Reckoning

/// The ways to work on the return in a spreadsheet.
struct WorkbookPanel {
    let at: ReturnVisit

    var html: Html {
        """
        <section class="panel workbook" aria-labelledby="workbook-title">
        <h2 id="workbook-title">Work in a spreadsheet</h2>
        <p>The workbook holds every answer and check. Nothing is recorded until you have seen \
        what an upload would change.</p>
        <p><a class="button secondary" href="\(ReturnRoute.workbook.path(at.id))" download>\
        Download \(at.may(ReturnRoute.upload) ? "my" : "the") workbook</a></p>
        <p>For Excel (XLSX). LibreOffice and others: \
        <a href="\(ReturnRoute.workbookAs.path(at.id, "ods"))" download>download as OpenDocument \
        (ODS)</a>.</p>
        \(at.isEditable ? uploading : .nothing)\(lastUpload)
        </section>
        """
    }

    private var uploading: Html {
        """
        <form class="upload" method="post" enctype="multipart/form-data" \
        action="\(ReturnRoute.upload.path(at.id))">\(at.visit.tokenField)
        <label for="file">Upload a workbook (XLSX or ODS, smaller than 20MB)</label>
        <div class="together"><input type="file" id="file" name="file" accept=".xlsx,.ods">
        <button class="button secondary" type="submit">Upload</button></div></form>
        """
    }

    /// The last workbook that was taken in: when, whose and how many answers came with it.
    private var lastUpload: Html {
        let given = at.entry.sheet.places(of: at.form).flatMap { at.entry.history(of: $0) }
            .filter { $0.channel == .workbook }
        guard let last = given.max(by: { $0.circumstance.sequence < $1.circumstance.sequence })
        else { return .nothing }
        let together = given.count {
            $0.circumstance.at == last.circumstance.at && $0.circumstance.by == last.circumstance.by
        }
        return """
            <p class="hint">Last upload at \(last.circumstance.at.inWords) by \
            \(at.name(last.circumstance.by)): \(together.of("answer"))</p>
            """
    }
}
