extension Role {
  /// The roles that are laid over another one.
  public static let overlays: [Role] = [
    .selection, .selectionFocused, .cellCursor, .match, .currentMatch, .related, .dimmed,
  ]

  /// The roles that draw lines and marks but no words.
  public static let ornaments: [Role] = [
    .border, .borderFocused, .scrollbar, .scrollbarThumb, .tickFailed, .tickWarning, .tickMatch, .popupBorder,
  ]

  /// The traits by which a role is told from others where there is no colour.
  var attributesInMono: Style.Attributes {
    switch self {
    case .strong, .heading, .paneTitle, .columnHead, .popupTitle, .statusKey, .hintKey, .countFailed, .borderFocused,
      .findingError, .rule, .tickFailed:
      .bold
    case .failed, .error: [.bold, .underline]
    case .suspect: [.bold, .underline, .reverse]
    case .warning, .undetermined, .link, .inferred: .underline
    case .paneTitleFocused, .statusFailed, .demo: [.bold, .reverse]
    case .muted, .border, .scrollbar, .dash, .blank, .missing, .dimmed, .hint: .dim
    case .status, .escaped, .selectionFocused, .cellCursor, .currentMatch, .prompt: .reverse
    case .selection, .related: .bold
    case .match: .underline
    default: []
    }
  }
}
