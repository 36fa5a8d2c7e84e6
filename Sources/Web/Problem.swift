import Accountability
import Accounts

/// Why a request is not answered with what it asks for.
enum Problem: Error, Sendable {
    case notFound
    case otherMethod([Method])
    case signInFirst
    case notPermitted
    /// The form does not carry what the page gave it, or comes from another site.
    case notOurForm
    case unreadableForm
    case fileTooLarge
    case formTooLarge
    case tooManySignIns
    /// The visitor asks more often than is allowed; how many seconds there are to wait.
    case tooManyRequests(seconds: Int)
    /// The request came without encryption to a site that has it.
    case notEncrypted
    case tooManyCalls
    /// An organisation's own sign-in did not sign anybody in.
    case signInFailed(ProviderRefusal)
    /// Somebody is known to their organisation's sign-in, and not enrolled here.
    case notEnrolled
    /// The account elsewhere signs somebody else in.
    case tiedToAnother
    case linkUsed
    /// The token is none of ours, or its time is over.
    case unknownToken
    /// The token is for something else.
    case tokenTooNarrow
    /// A program asks for what is not everyone's, without a token.
    case tokenMissing
    /// What a program sent is not JSON of the kinds of values that are kept.
    case unreadableDocument
    /// What a program sent does not say what the address takes; everything that does not fit.
    case unfit([ShapeProblem])
    /// What stands after the question mark does not fit.
    case wrongParameters([ShapeProblem])
    /// The program takes no answer that is given here.
    case notAcceptable
    /// What a program sent is said to be something else than JSON.
    case wrongMediaType
    case busy
    case refused(Refusal)
    /// Something failed; the reference under which the cause was noted.
    case failed(reference: String)
}

extension Problem {
    var status: Int {
        switch self {
        case .notFound: 404
        case .otherMethod: 405
        case .signInFirst, .notPermitted, .notOurForm, .tokenTooNarrow, .notEnrolled,
            .notEncrypted:
            403
        case .signInFailed(.notReached), .signInFailed(.unusable): 502
        case .signInFailed: 400
        case .tiedToAnother: 409
        case .unknownToken, .tokenMissing: 401
        case .unreadableForm, .unreadableDocument, .wrongParameters: 400
        case .unfit: 422
        case .notAcceptable: 406
        case .wrongMediaType: 415
        case .fileTooLarge, .formTooLarge: 413
        case .tooManySignIns, .tooManyCalls, .tooManyRequests: 429
        case .linkUsed: 410
        case .busy, .failed: 503
        case .refused(let refusal):
            switch refusal.number {
            case .notPermitted: 403
            case .unknownReturn, .unknownSection, .unknownStep, .unknownQuery, .unknownRow: 404
            case .textMissing, .textTooLong, .amountOutOfBounds, .identifierNotPlain, .dayInFuture:
                422
            default: 409
            }
        }
    }

    /// The headers that belong to it.
    var headers: [Reply.Header] {
        switch self {
        case .otherMethod(let methods):
            [Reply.Header(name: "allow", value: methods.map(\.rawValue).joined(separator: ", "))]
        case .tooManyRequests(let seconds):
            [Reply.Header(name: "retry-after", value: "\(seconds)")]
        case .tooManySignIns, .tooManyCalls:
            [Reply.Header(name: "retry-after", value: "60")]
        case .busy: [Reply.Header(name: "retry-after", value: "5")]
        default: []
        }
    }

    var heading: String {
        switch self {
        case .notFound: "Page not found"
        case .otherMethod: "This address cannot be used like that"
        case .signInFirst: "Sign in to see this page"
        case .notPermitted: "You cannot do this with your role"
        case .notOurForm: "This form is out of date"
        case .unreadableForm: "The form could not be read"
        case .fileTooLarge: "The file is too large"
        case .formTooLarge: "The form is too large"
        case .tooManySignIns: "Too many sign-ins at once"
        case .tooManyRequests: "Too many requests"
        case .notEncrypted: "This site is reached by HTTPS"
        case .tooManyCalls: "Too many calls"
        case .signInFailed: "Signing in did not work"
        case .notEnrolled: "You are not enrolled here"
        case .tiedToAnother: "This account signs somebody else in"
        case .linkUsed: "This sign-in link cannot be used"
        case .unknownToken: "The token is not known"
        case .tokenTooNarrow: "The token is not for this"
        case .tokenMissing: "A token is needed"
        case .unreadableDocument: "The body could not be read"
        case .unfit: "The body does not fit"
        case .wrongParameters: "The parameters do not fit"
        case .notAcceptable: "Answers are JSON"
        case .wrongMediaType: "Bodies are JSON"
        case .busy: "Too many people are using this at once"
        case .refused: "This could not be done"
        case .failed: "Sorry, there is a problem with this site"
        }
    }

    var sentence: String {
        switch self {
        case .notFound: "There is no page at this address."
        case .otherMethod: "The page exists, but it is opened in another way."
        case .signInFirst: "The page is for people who work on it."
        case .notPermitted: "Your role does not allow it for this organisation."
        case .notOurForm: "The page you sent it from is too old, or you signed out since."
        case .unreadableForm: "What arrived is not what the page sends."
        case .fileTooLarge: "The selected file must be smaller than 20MB."
        case .formTooLarge: "More was sent than one page can hold."
        case .tooManySignIns: "Many people tried to sign in within a minute."
        case .tooManyRequests: "More was asked for in a minute than one visitor may ask for."
        case .notEncrypted: "What was sent crossed the network without encryption."
        case .tooManyCalls: "More was asked for in a minute than one token may ask for."
        case .linkUsed: "It has been used, its time is over, or it was not copied in full."
        case .signInFailed(.notReached), .signInFailed(.unusable):
            "Your organisation’s sign-in could not be used just now."
        case .signInFailed(.declined): "Your organisation’s sign-in did not let you in."
        case .signInFailed(.notBegunHere):
            "It took longer than ten minutes, or it was begun in another browser."
        case .signInFailed: "What your organisation’s sign-in said could not be believed."
        case .notEnrolled: "Your organisation’s sign-in knows you, but nobody enrolled you here."
        case .tiedToAnother: "It was added by another officer of this site."
        case .unknownToken: "It was revoked, its time is over, or it was not copied in full."
        case .tokenTooNarrow: "It was made for other areas, for reading only, or not for pages."
        case .tokenMissing: "The address is for people who work on it, and their programs."
        case .unreadableDocument:
            "It is to be JSON of texts, whole numbers, true and false, lists and records, without "
                + "null, in UTF-8."
        case .unfit(let problems):
            "\(problems.count.of("thing")) in it cannot be used. Nothing was recorded."
        case .wrongParameters(let problems):
            "\(problems.count.of("thing")) after the question mark cannot be used."
        case .notAcceptable: "The header accept names nothing that is given here."
        case .wrongMediaType: "The header content-type says that it is something else."
        case .busy: "Nothing was lost and nothing was changed."
        case .refused(let refusal): refusal.reason
        case .failed: "Nothing of what you sent was recorded."
        }
    }

    /// What somebody who is not signed in should know besides.
    var forStrangers: String {
        guard case .notFound = self else { return "" }
        return " It may also be a page for those who work here: then sign in first."
    }

    var nextStep: String {
        switch self {
        case .notFound: "Check the address, or start from the first page."
        case .otherMethod: "Start from the first page."
        case .signInFirst: "You come back to this page when you have signed in."
        case .notPermitted: "Ask someone who holds the role, or an administrator for it."
        case .notOurForm: "Go back, load the page again, and send it again."
        case .unreadableForm: "Go back, load the page again, and send it again."
        case .fileTooLarge: "Download your workbook again and copy your answers into it."
        case .formTooLarge: "Save in smaller parts."
        case .tooManySignIns: "Wait a minute and try again."
        case .tooManyRequests(1): "Wait a second and try again."
        case .tooManyRequests(let seconds): "Wait \(seconds) seconds and try again."
        case .notEncrypted: "Use the address that begins with https."
        case .tooManyCalls: "Wait a minute and call again."
        case .linkUsed: "Ask for a new link."
        case .signInFailed: "Sign in again, or in another way."
        case .notEnrolled: "Ask an administrator to enrol you with the address that you have there."
        case .tiedToAnother: "Use another account, or ask an administrator."
        case .unknownToken: "Make a new token on your account page."
        case .tokenTooNarrow: "Make a token for it on your account page."
        case .tokenMissing:
            "Make a token on your account page, and send it in the header authorization."
        case .unreadableDocument: "Correct it, and send it again."
        case .unfit, .wrongParameters: "Put each right; /api/openapi.json says what is expected."
        case .notAcceptable: "Ask for application/json."
        case .wrongMediaType: "Send it as application/json."
        case .busy: "Wait a moment and try again."
        case .refused(let refusal): refusal.remedy
        case .failed(let reference): "Try again in a few minutes. Your reference is \(reference)."
        }
    }
}
