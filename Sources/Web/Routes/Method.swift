/// The methods that the site answers.
enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
}
