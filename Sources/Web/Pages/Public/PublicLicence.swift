/// The terms under which everything that everyone may read can be used again.
enum PublicLicence {
    static let name = "Open Government Licence v3.0"
    static let address =
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    static let sentence =
        "Available under the Open Government Licence v3.0, except where otherwise stated."

    static var link: Html { "<a rel=\"license\" href=\"\(address)\">\(name)</a>" }
}

extension AboutPage {
    static func licence(_ face: SiteFace) -> Page {
        let title = face.settings.title
        return Page(
            title: "Licence",
            main: """
                <h1>Licence</h1>
                <p class="lead">You may use what is published on this site, free of charge and for \
                any purpose, under the \(PublicLicence.link).</p>
                <h2>What you have to do</h2>
                <p>Say where it is from. If the place has no better words for it, use these:</p>
                <p class="quoted">Contains public sector information from \(title), licensed under \
                the Open Government Licence v3.0.</p>
                <h2>What it does not cover</h2>
                <ul><li>documents of others that decisions link to, under the terms that stand \
                there</li>
                <li>the council’s name and logo</li>
                <li>personal data: there is none in what is published here</li></ul>
                <h2>The program</h2>
                <p>The program that makes this site is open software too. Its licence stands in its \
                source code.</p>
                <h2>Ask somebody</h2>
                <p>\(face.settings.contact)</p>
                """)
    }
}
