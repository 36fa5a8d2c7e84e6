/// Which program this is.
public enum ProgramVersion {
    /// The version, raised with each release.
    public static let words = "0.5.0"
}
