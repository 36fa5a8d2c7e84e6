/// The short pages that every site has.
enum AboutPage {
    static func help(_ face: SiteFace) -> Page {
        Page(
            title: "Help",
            main: """
                <h1>Help</h1>
                <h2>Find a decision and what became of it</h2>
                <p>Search for a word, a reference or an amount, or open the list of decisions. A \
                decision’s page says what was decided, on what conditions, and what has happened \
                since: how much was drawn down, released and spent.</p>
                <h2>Why something is not shown</h2>
                <p>An amount can be exempt from publication by law; the page says by which \
                paragraph. Counts of fewer than 5 people are shown as c. A fund, an initiative or a \
                return is shown when the council has opened it to everyone.</p>
                <h2>Follow, cite and use it again</h2>
                <p>Every list can be downloaded. Decisions and funds can be followed as feeds, and \
                key decisions added to a calendar. Addresses do not change. \
                \(Html.link("What you may do with it", SiteRoute.licence.path())).</p>
                <h2>Fill in a return</h2>
                <p>Open the return and choose a section. You can answer in any order, save at any \
                time \
                and leave gaps. Type numbers as you would write them: £1,300,000, 1300000 and \
                1,300,000 are \
                the same.</p>
                <h2>Errors, queries and notes</h2>
                <p>An error has to be put right. A query is a figure that looks unusual: change \
                it, or say \
                why it is right. A note is for information.</p>
                <h2>Work in a spreadsheet</h2>
                <p>Download your workbook, fill it in, and upload it. You see what would change \
                before \
                anything is recorded. If somebody changed the same answer here, you choose.</p>
                <h2>Sign and submit</h2>
                <p>When everything is complete, the return is sent for sign-off and locked. \
                Whoever prepared \
                it cannot sign it. Any later change makes signatures void, visibly.</p>
                <h2>Ask somebody</h2>
                <p>\(face.settings.contact)</p>
                """)
    }

    static func accessibility(_ face: SiteFace) -> Page {
        Page(
            title: "Accessibility",
            main: """
                <h1>Accessibility</h1>
                <p>This site is meant to be used by everyone. It works without scripts, with a \
                keyboard, \
                with a screen reader, at a width of 320 pixels and with large text.</p>
                <h2>How far it conforms</h2>
                <p>It is built to the Web Content Accessibility Guidelines 2.2, level AA. Every \
                kind of page is \
                checked with an automatic test. That test finds only a part of what can be wrong; \
                no \
                audit with disabled users has been carried out yet.</p>
                <h2>What does not work well yet</h2>
                <p>Long tables of initiatives take many key presses to move through.</p>
                <h2>Tell us</h2>
                <p>\(face.settings.contact)</p>
                """)
    }

    static func privacy(_ face: SiteFace) -> Page {
        Page(
            title: "Privacy",
            main: """
                <h1>Privacy</h1>
                <p>\(face.settings.title) runs this site to show where public money goes, and to \
                prepare and submit returns on it.</p>
                <h2>What is kept about you</h2>
                <p>If you work on a return: your name, your role, and what you entered, \
                explained, signed or \
                submitted, with the time. This is a record of how public money was accounted for, \
                and it is \
                not changed afterwards. Names are kept apart from that record.</p>
                <p>If you only read: nothing.</p>
                <h2>Whom it is given to</h2>
                <p>The body that collects the return gets the answers and who signed. Nobody else \
                does.</p>
                <h2>Your rights</h2>
                <p>You can ask what is held about you and have it corrected. \
                \(face.settings.contact)</p>
                """)
    }

    static func cookies(_ site: Site) -> Page {
        Page(
            title: "Cookies",
            main: """
                <h1>Cookies</h1>
                <p>This site uses these cookies, all needed for it to work, and none that follow \
                you.</p>
                <div class="scroll" tabindex="0" role="region" aria-label="Cookies"><table>
                <caption>Cookies of this site</caption><thead><tr><th scope="col">Name</th>\
                <th scope="col">What for</th><th scope="col">How long</th></tr></thead><tbody>
                <tr><th scope="row">\(site.sessionCookie)</th><td>Keeps you signed in</td>\
                <td>30 minutes after your last page, 12 hours at most</td></tr>
                <tr><th scope="row">\(site.strangerCookie)</th><td>Makes sure a sign-in form was \
                sent from \
                your browser</td><td>Until you sign in or close your \
                browser</td></tr>
                <tr><th scope="row">\(site.keptCookie)</th><td>Finds what you typed when you were \
                signed out meanwhile</td><td>An hour</td></tr>
                <tr><th scope="row">\(site.handshakeCookie)</th><td>Brings you back from your \
                organisation’s sign-in</td><td>10 minutes</td></tr></tbody></table></div>
                """)
    }
}
