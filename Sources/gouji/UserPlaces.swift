/// Where this user's own files are, by the XDG Base Directory Specification, which has relative paths ignored.
enum UserPlaces {
  /// `$XDG_CONFIG_HOME/gouji`, else `~/.config/gouji`; nil where there is no home.
  static var configuration: String? { base("XDG_CONFIG_HOME", ".config").map { $0 + "/gouji" } }
  /// The configuration file.
  static var configurationFile: String? { configuration.map { $0 + "/config.toml" } }
  /// The folder of the user's own themes.
  static var themes: String? { configuration.map { $0 + "/themes" } }
  /// The folder of sessions, `$XDG_STATE_HOME/gouji/sessions`, else `~/.local/state/gouji/sessions`.
  static var sessions: String? { base("XDG_STATE_HOME", ".local/state").map { $0 + "/gouji/sessions" } }
  /// The folder of files converted for reading: `$GOUJI_CACHE`, else `$XDG_CACHE_HOME/gouji`, else `~/.cache/gouji`.
  static var cache: String? {
    Invocation.environment("GOUJI_CACHE") ?? base("XDG_CACHE_HOME", ".cache").map { $0 + "/gouji" }
  }

  private static func base(_ variable: String, _ usual: String) -> String? {
    if let stated = Invocation.environment(variable), stated.hasPrefix("/") { return stated }
    return Invocation.environment("HOME").map { ($0.hasSuffix("/") ? String($0.dropLast()) : $0) + "/" + usual }
  }
}
